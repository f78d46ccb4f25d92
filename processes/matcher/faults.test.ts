import { afterEach, beforeAll, expect, test } from 'vitest'
import { locks } from '#lib/db/locks.ts'
import { testDatabase, withDatabase } from '#lib/db/testing/database.ts'
import { runMatcher } from './matcher-process.ts'
import {
  entryId,
  listEntry,
  markOf,
  postReads,
  quiet,
  readOf,
  seedStage,
  startMatcher,
  untilHealthy,
} from './testing/stage.ts'
import { openWeakLine } from './testing/weak-line.ts'

const { url: databaseUrl, pool: db } = await testDatabase()
const cleanUp: (() => unknown)[] = []

beforeAll(async () => {
  await seedStage(db)
  await listEntry(db, entryId(1), markOf(1))
})
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})

async function matcherOnWeakLine(queueLimit?: number) {
  const line = await openWeakLine(databaseUrl)
  cleanUp.push(() => line.close())
  const matcher = await startMatcher({ databaseUrl: line.url, queueLimit })
  cleanUp.push(matcher.stop)
  return { line, url: matcher.url }
}
const alone = { webUrl: 'http://127.0.0.1:9', token: 'service', host: '127.0.0.1', port: 0, log: quiet }
const health = async (url: string) =>
  (await fetch(`${url}/health`)).json() as Promise<{ ok: boolean; reasons: string[] }>

test('the database goes: nothing is acknowledged, the process lives, and works on when it is back', async () => {
  const { line, url } = await matcherOnWeakLine()
  const batch = Array.from({ length: 20 }, (_, n) => readOf(n))
  expect(await postReads(url, batch.slice(0, 10))).toMatchObject({ status: 202 })
  line.cut()
  const away = await postReads(url, batch)
  expect({ status: away.status, code: away.body.code, retry: away.headers.get('retry-after') }).toEqual({
    status: 503,
    code: 'unavailable',
    retry: '1',
  })
  expect(await health(url)).toMatchObject({ ok: false, reasons: ['the database does not answer'] })
  line.mend()
  await untilHealthy(url)
  expect(await postReads(url, batch)).toMatchObject({ status: 202, body: { accepted: 10, duplicate: 10 } })
})

test('a list changed while the database was out of reach is known when it is back', async () => {
  const { line, url } = await matcherOnWeakLine()
  line.cut()
  await listEntry(db, entryId(2), markOf(900))
  line.mend()
  const matches = async () => {
    await postReads(url, readOf(900, { capturedAt: new Date().toISOString() }))
    return (await db.query('SELECT FROM match WHERE entry_id = $1', [entryId(2)])).rowCount
  }
  await expect.poll(matches, { timeout: 5000 }).toBeGreaterThan(0)
})

test('the database stands still: beyond its bound the queue refuses whole posts, and keeps what it took', async () => {
  const { line, url } = await matcherOnWeakLine(50)
  await postReads(url, readOf(1))
  line.hold()
  const posts = Array.from({ length: 8 }, (_, i) =>
    postReads(
      url,
      Array.from({ length: 40 }, (_, n) => readOf(1000 + 40 * i + n)),
    ),
  )
  // Three commits are under way, one post waits, and the rest find no room.
  const first = await Promise.race(posts)
  expect(first).toMatchObject({ status: 503, body: { code: 'overloaded' } })
  expect(first.headers.get('retry-after')).toBe('1')
  expect((await health(url)).ok).toBe(false)
  line.release()
  const answers = await Promise.all(posts)
  const taken = answers.filter(({ status }) => status === 202)
  const stored = await db.query(`SELECT FROM read WHERE vrm = ANY($1)`, [
    Array.from({ length: 320 }, (_, n) => markOf(1000 + n)),
  ])
  expect(answers.every(({ status }) => status === 202 || status === 503)).toBe(true)
  expect(stored.rowCount).toBe(40 * taken.length)
  expect(taken.length).toBeGreaterThan(0)
})

test('in a new database no read is taken before there are partitions for it', async () => {
  await withDatabase(async ({ url: databaseUrl, pool }) => {
    await seedStage(pool)
    const holder = await pool.connect()
    await holder.query('SELECT pg_advisory_lock($1)', [locks.partitions])
    const matcher = await runMatcher({ ...alone, databaseUrl })
    try {
      // As often as a matcher whose lists are loaded would long have said that it is ready.
      for (let asked = 0; asked < 50; asked++) expect(await health(matcher.address)).toMatchObject({ ok: false })
      expect(await postReads(matcher.address, readOf(1))).toMatchObject({ status: 503, body: { code: 'starting' } })
      await holder.query('SELECT pg_advisory_unlock($1)', [locks.partitions])
      await untilHealthy(matcher.address)
      expect(await postReads(matcher.address, readOf(1))).toMatchObject({ status: 202 })
    } finally {
      holder.release(true)
      await matcher.stop()
    }
  })
})

test('before the lists are loaded no read is taken', async () => {
  const line = await openWeakLine(databaseUrl)
  cleanUp.push(() => line.close())
  line.cut()
  const matcher = await runMatcher({ ...alone, databaseUrl: line.url })
  cleanUp.push(matcher.stop)
  expect(await postReads(matcher.address, readOf(1))).toMatchObject({ status: 503 })
  expect(await health(matcher.address)).toMatchObject({ ok: false })
  line.mend()
  await untilHealthy(matcher.address)
  expect(await postReads(matcher.address, readOf(1))).toMatchObject({ status: 202 })
})
