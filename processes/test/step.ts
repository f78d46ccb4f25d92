import { spawn } from 'node:child_process'

export type Failure = { name: string; message: string }
export type Outcome = { passed: number; failures: Failure[]; skipped?: number }
export type Step = { name: string; run: (filters: readonly string[]) => Promise<Outcome> }

/** A check that passes or fails as one. */
export function asOne(name: string, passed: boolean, message: string): Outcome {
  return passed ? { passed: 1, failures: [] } : { passed: 0, failures: [{ name, message }] }
}

export type Ran = { code: number | null; output: string }

/** Runs one of the tools in node_modules under this Node; its output is kept, the last 200 kB of it. */
export function runTool(script: string, args: readonly string[], timeoutMs: number, env: Record<string, string> = {}) {
  return new Promise<Ran>((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-200_000)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    const end = () => child.kill('SIGTERM')
    process.once('SIGTERM', end)
    process.once('SIGINT', end)
    const timeout = setTimeout(() => {
      output += `\nstill running after ${timeoutMs / 60_000} minutes: stopped`
      // Both Vitest and Playwright still write their report after this signal.
      child.kill('SIGINT')
      setTimeout(() => child.kill('SIGKILL'), 30_000).unref()
    }, timeoutMs)
    child.once('error', (error) => {
      output += `\n${error.message}`
    })
    child.once('close', (code) => {
      clearTimeout(timeout)
      process.off('SIGTERM', end)
      process.off('SIGINT', end)
      resolve({ code, output })
    })
  })
}

export function lastLines(output: string, count: number): string {
  return output.trimEnd().split('\n').slice(-count).join('\n')
}
