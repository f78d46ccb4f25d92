import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { hugePages, shortPauses } from '#lib/matching/process-memory.ts'
import type { Run } from './supervise.ts'

const patienceMs = 10_000

export type ChildOptions = { name: string; env: Record<string, string>; logFile: string | undefined }

/** Runs processes/<name>/main.ts under this Node, its output into `logFile` (or ours, when undefined). */
export async function launchChild({ name, env, logFile }: ChildOptions): Promise<Run> {
  const log = logFile ? openSync(logFile, 'a', 0o640) : 'inherit'
  const from = logFile ? statSync(logFile).size : 0
  const memory = name === 'matcher' ? { env: hugePages, flags: shortPauses } : { env: {}, flags: [] }
  const flags = ['--disable-warning=ExperimentalWarning', ...memory.flags, '--import', './processes/start/parent.ts']
  const child = spawn(process.execPath, [...flags, join('processes', name, 'main.ts')], {
    // A group of its own: Ctrl-C in the terminal reaches us alone, and we stop the programs in their order.
    detached: process.platform !== 'win32',
    stdio: ['ignore', log, log, 'ipc'],
    // What makes the first administrator is for the start alone.
    env: { ...process.env, ADMIN_EMAIL: undefined, ADMIN_PASSWORD: undefined, ...memory.env, ...env },
  })
  if (typeof log === 'number') closeSync(log)
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => {
      const last = logFile && code ? lastLine(readFileSync(logFile, 'utf8').slice(from)) : undefined
      resolve(signal ? `signal ${signal}` : `code ${code}${last ? `: ${last}` : ''}`)
    })
  })
  return {
    pid: child.pid ?? 0,
    exited,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const patience = setTimeout(() => child.kill('SIGKILL'), patienceMs)
      await exited
      clearTimeout(patience)
    },
  }
}

// Node ends a crash with its version and the stack before it; the sentence is the line that names the error.
function lastLine(log: string): string | undefined {
  const lines = log.split('\n').filter((line) => line.trim() !== '')
  return (lines.findLast((line) => /^\w*Error\b.*:|^Error/.test(line)) ?? lines.at(-1))?.trim().slice(0, 300)
}
