import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { shareDatabase } from '#lib/access/testing/people.ts'
import { sha256 } from '#lib/core/hash.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { clearImports, silentMs } from '#lib/hotlists/imports/ending/commands.ts'
import { depsOf, rowsOf } from '#lib/hotlists/imports/testing/list.ts'
import { markOf, seedStage, untilHealthy } from './testing/stage.ts'

// Each test starts a whole process.
vi.setConfig({ testTimeout: 60_000 })

const { url: databaseUrl, pool } = await testDatabase()
const db = shareDatabase(pool)
const token = 'token-of-the-list'
const running: ChildProcess[] = []

beforeAll(async () => {
  await seedStage(pool)
  await pool.query(
    `UPDATE hotlist SET token_hash = $1, layout = '{"defaults":{"grade":"low","action":"STOP","category":"stolen","reason":"Stolen"}}'`,
    [sha256(token)],
  )
})
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

/** A matcher as its own program, which holds the importer too. */
async function launch(): Promise<{ url: string; kill: () => Promise<void> }> {
  const port = await freePort()
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    MATCHER_PORT: String(port),
    WEB_URL: 'http://127.0.0.1:9', // nobody listens on the discard port
    MATCHER_TOKEN: 'service',
    LOG_LEVEL: 'silent',
  }
  const args = ['--import', './processes/start/parent.ts', 'processes/matcher/main.ts']
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  running.push(child)
  const url = `http://127.0.0.1:${port}`
  await untilHealthy(url)
  return {
    url,
    async kill() {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

const put = (url: string, body: ReadableStream | string) =>
  fetch(`${url}/v1/hotlists/list`, {
    method: 'PUT',
    body,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'if-match': '*' },
    duplex: 'half',
  } as RequestInit)

const count = async (sql: string) =>
  (await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`)).rows[0]?.n ?? 0
async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await delay(20)
}
const state = async () => ({
  entries: await count('hotlist_entry'),
  revision: (await db.hotlist.findUniqueOrThrow({ where: { id: 'list' } })).revision,
  revisions: await count('hotlist_revision'),
})
const file = (rows: number) => rowsOf(Array.from({ length: rows }, (_, n) => `${markOf(n)} FORD Stolen R${n}`))

/** Nothing of the list has changed; the import says what became of it, and nothing of it is left in staging. */
async function isAsBefore(before: Awaited<ReturnType<typeof state>>): Promise<void> {
  const later = { ...depsOf(db, databaseUrl), clock: () => new Date(Date.now() + silentMs + 1000) }
  await until(async () => (await clearImports(later)) > 0)
  expect(await state()).toEqual(before)
  expect(await count(`pg_tables WHERE schemaname = 'staging'`)).toBe(0)
  const last = await db.hotlistImport.findFirstOrThrow({ orderBy: { begunAt: 'desc' } })
  expect(last).toMatchObject({ state: 'failed', problem: expect.stringContaining('Nothing was changed') })
}

it('kill -9 in the middle of an upload: nothing is half done, and the file can be sent again', async () => {
  const before = await state()
  const matcher = await launch()
  async function* endless() {
    yield Buffer.from(file(3000).repeat(30))
    await new Promise(() => {})
  }
  const sent = put(matcher.url, Readable.toWeb(Readable.from(endless())) as ReadableStream).catch(() => 'broken')
  await until(
    async () =>
      (await count(`pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY staging.%'`)) === 1,
  )
  await matcher.kill()
  expect(await sent).toBe('broken')
  await isAsBefore(before)
  const again = await launch()
  expect((await put(again.url, file(20))).status).toBe(200)
  expect(await state()).toEqual({ entries: 20, revision: before.revision + 1, revisions: before.revisions + 1 })
})

it('kill -9 while a revision is being stored: the list changes whole or not at all', async () => {
  const before = await state()
  const matcher = await launch()
  // The writer is held up just after it took the list's next number, before its rows are stored.
  const holder = await pool.connect()
  await holder.query('BEGIN')
  await holder.query('LOCK TABLE hotlist_revision_change IN EXCLUSIVE MODE')
  const sent = put(matcher.url, file(40)).catch(() => 'broken')
  await until(
    async () => (await count(`pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)) > 0,
  )
  await matcher.kill()
  expect(await sent).toBe('broken')
  await holder.query('ROLLBACK')
  holder.release()
  await isAsBefore(before)
  const again = await launch()
  expect((await put(again.url, file(40))).status).toBe(200)
  expect(await state()).toMatchObject({ entries: 40, revision: before.revision + 1 })
})
