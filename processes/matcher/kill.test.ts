import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createRandom } from '#lib/core/random.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import {
  entryId,
  listEntry,
  markOf,
  postReads,
  readOf,
  seedStage,
  startFakeWeb,
  untilHealthy,
} from './testing/stage.ts'

// Each test starts whole processes, beside whatever else the machine is testing.
vi.setConfig({ testTimeout: 60_000 })

const { url: databaseUrl, pool: db } = await testDatabase()
const cleanUp: (() => unknown)[] = []

beforeAll(async () => {
  await seedStage(db)
  for (let n = 0; n < 100; n++) await listEntry(db, entryId(n), markOf(n))
})
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

function launch(port: number, webUrl: string): ChildProcess {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    MATCHER_PORT: String(port),
    WEB_URL: webUrl,
    MATCHER_TOKEN: 'service',
    LOG_LEVEL: 'silent',
  }
  const args = ['--import', './processes/start/parent.ts', 'processes/matcher/main.ts']
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  cleanUp.push(() => child.kill('SIGKILL'))
  return child
}

/** Posts until the answer is 202, as every sender must; how often it had to be sent. */
async function postUntilTaken(url: string, reads: unknown[]): Promise<void> {
  for (;;) {
    const answer = await postReads(url, reads).catch(() => undefined)
    if (answer?.status === 202) return
    await delay(20)
  }
}

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9))

test(`kill -9 five times while 2,000 reads go in (SEED=${seed}): stored once, matched once, told`, async () => {
  const random = createRandom(seed)
  const web = await startFakeWeb()
  cleanUp.push(web.close)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child = launch(port, web.url)
  await untilHealthy(url)

  const reads = random.shuffle(Array.from({ length: 2000 }, (_, n) => readOf(n)))
  let sent = 0
  let killed = 0
  const sender = async () => {
    while (sent < reads.length) {
      const batch = reads.slice(sent, sent + 1 + random.below(20))
      sent += batch.length
      await postUntilTaken(url, batch)
    }
  }
  const killer = async () => {
    const points = Array.from({ length: 5 }, () => random.below(1800)).sort((a, b) => a - b)
    for (const point of points) {
      while (sent < point) await new Promise(setImmediate)
      await delay(random.below(15))
      child.kill('SIGKILL')
      await once(child, 'exit')
      killed++
      child = launch(port, web.url)
      await untilHealthy(url)
    }
  }
  await Promise.all([killer(), sender(), sender(), sender(), sender()])
  expect(killed).toBe(5)

  const told = () => new Set(web.batches.flat().map(({ id }) => id))
  await web.until(() => told().size >= 100)
  const { rows } = await db.query(
    `SELECT (SELECT count(*) FROM read) AS reads, (SELECT count(DISTINCT vrm) FROM read) AS marks,
       (SELECT count(*) FROM match) AS matches, (SELECT count(DISTINCT entry_id) FROM match) AS entries,
       (SELECT count(*) FROM match_outbox) AS outbox`,
  )
  expect(rows).toEqual([{ reads: 2000, marks: 2000, matches: 100, entries: 100, outbox: 100 }])
  expect(told().size).toBe(100)
})

test('SIGTERM: what was taken is stored and answered, and it ends by itself with 0', async () => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = launch(port, 'http://127.0.0.1:9')
  await untilHealthy(url)
  const ended = once(child, 'exit')
  const posts = Array.from({ length: 30 }, (_, i) =>
    postReads(
      url,
      Array.from({ length: 50 }, (_, n) => readOf(2000 + 50 * i + n)),
    ).catch(() => undefined),
  )
  await Promise.race(posts)
  child.kill('SIGTERM')
  const answers = await Promise.all(posts)
  expect(await ended).toEqual([0, null])
  const taken = answers.filter((answer) => answer?.status === 202).length
  const marks = Array.from({ length: 1500 }, (_, n) => markOf(2000 + n))
  const stored = await db.query('SELECT FROM read WHERE vrm = ANY($1)', [marks])
  expect(taken).toBeGreaterThan(0)
  expect(stored.rowCount).toBe(50 * taken)
})

test('a port that is taken: one sentence and exit 1', async () => {
  const holder = createServer()
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
  cleanUp.push(() => new Promise((resolve) => holder.close(resolve)))
  const address = holder.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const child = launch(port, 'http://127.0.0.1:9')
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(said).toBe(`matcher: Port ${port} is taken by another program: set MATCHER_PORT to a free one\n`)
})
