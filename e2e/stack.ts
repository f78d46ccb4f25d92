import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { findFreePort } from '#lib/db/embedded/free-port.ts'

export type Program = 'start' | 'postgres' | 'matcher' | 'web' | 'feed'

export type Stack = {
  webUrl: string
  matcherUrl: string
  databaseUrl: string
  ingestToken: string
  apiToken: string
  /** Opens every demo account. */
  password: string
  accounts: { role: string; email: string }[]
  dataDir: string
  /** Everything that start has printed so far. */
  output: () => string
  pid: (program: Program) => number | undefined
  kill: (program: Program, signal?: NodeJS.Signals) => void
  /** Until web and matcher both answer that they can work. */
  untilHealthy: (timeoutMs?: number) => Promise<void>
  stop: () => Promise<number | null>
}

/**
 * A whole desk of one's own from the pages already built: PostgreSQL, matcher, web, and the feed when a scenario is
 * named, on free ports with a folder that `stop` removes. Runs the same program as `npm start`.
 */
export async function startStack(options: { feed?: string; env?: Record<string, string> } = {}): Promise<Stack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'watchdesk-desk-'))
  chmodSync(dataDir, 0o755)
  const [port, matcherPort] = [await findFreePort(), await findFreePort()]
  const ingestToken = randomBytes(24).toString('base64url')
  const apiToken = randomBytes(24).toString('base64url')
  // The addresses of another desk, set for journeys, would make this one report that one's health.
  const { DATABASE_URL: _database, WEB_URL: _web, MATCHER_URL: _matcher, ...inherited } = process.env
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', './processes/start/parent.ts', 'processes/start/main.ts'],
    {
      cwd: resolve(import.meta.dirname, '..'),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...inherited,
        DATA_DIR: dataDir,
        DEMO: '1',
        HOST: '127.0.0.1',
        PORT: String(port),
        MATCHER_PORT: String(matcherPort),
        INGEST_TOKEN: ingestToken,
        API_TOKEN: apiToken,
        FEED: options.feed ?? 'off',
        ...options.env,
      },
    },
  )
  const printed = await untilReady(child)
  const book = () => JSON.parse(readFileSync(join(dataDir, 'processes.json'), 'utf8')) as Book
  const webUrl = `http://localhost:${port}`
  const matcherUrl = `http://127.0.0.1:${matcherPort}`
  const lines = [...printed().matchAll(/^ {2}(\S+) {2,}(\S+)$/gm)].map(([, name = '', value = '']) => ({ name, value }))
  const accounts = lines
    .filter(({ value }) => value.includes('@'))
    .map(({ name, value }) => ({ role: name, email: value }))
  const password = lines.find(({ name }) => name === 'password')?.value ?? ''

  return {
    webUrl,
    matcherUrl,
    databaseUrl: book().databaseUrl,
    ingestToken,
    apiToken,
    password,
    accounts,
    dataDir,
    output: printed,
    pid: (program) => book().processes[program],
    kill(program, signal = 'SIGKILL') {
      const pid = book().processes[program]
      if (!pid) throw new Error(`The ${program} is not running`)
      process.kill(pid, signal)
    },
    async untilHealthy(timeoutMs = 30_000) {
      await Promise.all([`${webUrl}/api/health`, `${matcherUrl}/health`].map((url) => untilOk(url, timeoutMs)))
    },
    async stop() {
      child.kill('SIGTERM')
      const code = await exitOf(child)
      rmSync(dataDir, { recursive: true, force: true })
      return code
    },
  }
}

type Book = { processes: Partial<Record<Program, number>>; databaseUrl: string }

/** Resolves with the reader of everything printed, once the line `ready …` is there. */
function untilReady(child: ChildProcess): Promise<() => string> {
  let printed = ''
  return new Promise((resolve, reject) => {
    const collect = (chunk: Buffer) => {
      printed += chunk.toString('utf8')
      if (/^ready .*\n(.*\n)*? {2}password .*\n/m.test(printed)) resolve(() => printed)
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.once('exit', (code) => reject(new Error(`The desk did not start (code ${code}):\n${printed}`)))
  })
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', resolve))
}

async function untilOk(url: string, timeoutMs: number): Promise<void> {
  const until = performance.now() + timeoutMs
  for (;;) {
    try {
      const { ok } = await fetch(url, { signal: AbortSignal.timeout(2000) })
      if (ok) return
    } catch {
      // Not listening.
    }
    if (performance.now() > until) throw new Error(`${url} does not answer 200`)
    await delay(50)
  }
}
