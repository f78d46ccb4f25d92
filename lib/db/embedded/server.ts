import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { programOf } from './binaries.ts'
import { superuser } from './create.ts'
import type { Place } from './place.ts'
import { serverEnv, serverSettings } from './settings.ts'

export type ServerOptions = { place: Place; port: number; password: string; durable: boolean; logFile: string }
/** A running server; `exited` tells how it ended, e.g. `signal SIGKILL`. */
export type Server = { pid: number; exited: Promise<string>; stop: () => Promise<void> }

/** Runs PostgreSQL on an existing cluster until stopped; resolves when it takes connections. */
export async function startServer({ place, port, password, durable, logFile }: ServerOptions): Promise<Server> {
  const log = openSync(logFile, 'a', 0o640)
  const from = statSync(logFile).size
  const child = spawn(
    programOf(place.native, 'postgres'),
    ['-D', place.cluster, ...serverSettings({ port, durable })],
    {
      // A group of its own: Ctrl-C in the terminal must reach PostgreSQL last, through us.
      detached: true,
      stdio: ['ignore', log, log],
      cwd: place.home,
      env: serverEnv,
      ...(place.account && { uid: place.account.uid, gid: place.account.gid }),
    },
  )
  closeSync(log)
  const failed = new Promise<never>((_, reject) => child.once('error', reject))
  failed.catch(() => {})
  const exited = new Promise<string>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`)),
  )
  await Promise.race([once(child, 'spawn'), failed])
  const keeper = keep(child)
  exited.then(() => keeper?.kill('SIGKILL'))
  const ready = waitUntilReady(
    serverUrl(port, password, 'postgres'),
    () => child.exitCode !== null || child.signalCode !== null,
  )
  try {
    await ready
  } catch (error) {
    child.kill('SIGINT')
    await exited
    throw new Error(startFailure(readFileSync(logFile, 'utf8').slice(from), place, error as Error), { cause: error })
  }
  return { pid: child.pid as number, exited, stop: () => stop(child, exited) }
}

export function serverUrl(port: number, password: string, database: string): string {
  return `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`
}

// Should we be killed outright, the pipe closes, `read` returns and the server shuts down as if asked to.
function keep(child: ChildProcess): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined
  const keeper = spawn('/bin/sh', ['-c', 'read _; kill -INT "$1"', 'keeper', String(child.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  keeper.unref()
  return keeper
}

// SQLSTATE classes begin with a digit, XX when the database is damaged; Node's own codes with a letter.
const isServersWord = (code: string | undefined) => code !== undefined && /^(\d|XX)/.test(code)

// 57P03 is "still starting": recovery after a crash may take minutes on a big database and is waited for.
async function waitUntilReady(url: string, gone: () => boolean): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      const { code } = error as { code?: string }
      if (gone() || (isServersWord(code) && code !== '57P03')) throw error
      await delay(50)
    }
  }
}

async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGINT')
  const patience = setTimeout(() => child.kill('SIGQUIT'), 60_000)
  await exited
  clearTimeout(patience)
}

function startFailure(log: string, { cluster, home }: Place, error: Error & { code?: string }): string {
  if (/No space left on device/.test(log)) return `The disk that holds ${home} is full: free some space`
  if (error.code === '28P01') {
    return `The password kept in secret does not open the database in ${cluster}: restore that file from the same backup`
  }
  const lines = log.split('\n').filter((line) => /FATAL|PANIC|ERROR|could not|error/i.test(line))
  const logged = lines.at(-1)?.replace(/^.*?(FATAL|PANIC|ERROR|LOG): +|^postgres: /, '')
  const reason = isServersWord(error.code) ? error.message : (logged ?? error.message)
  return `PostgreSQL cannot run on ${cluster} (${reason}): restore a backup, or npm start -- --reset to begin anew`
}
