import { afterEach, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { offerAgain, pruneDelivered } from '#lib/matching/outbox/store.ts'
import { MatchMessage, notStored } from '#lib/realtime/contract.ts'
import {
  entryId,
  type FakeWeb,
  listEntry,
  markOf,
  postReads,
  readOf,
  seedStage,
  startFakeWeb,
  startMatcher,
} from './testing/stage.ts'

const { url: databaseUrl, pool: db } = await testDatabase()
const cleanUp: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  await seedStage(db)
  for (let n = 0; n < 300; n++) await listEntry(db, entryId(n), markOf(n))
})
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
  await db.query('DELETE FROM match_outbox')
})

const matcherFor = async (web: { url: string }) => {
  const matcher = await startMatcher({ databaseUrl, webUrl: web.url })
  cleanUp.push(matcher.stop)
  return matcher
}
const web = async (port?: number) => {
  const started = await startFakeWeb(port)
  cleanUp.push(started.close)
  return started
}
const received = (fake: FakeWeb) => fake.batches.flat().map(({ entryId: id }) => id)
const waiting = async () =>
  (await db.query<{ n: number }>('SELECT count(*) AS n FROM match_outbox WHERE delivered_at IS NULL')).rows[0]?.n
const listed = (count: number) => Array.from({ length: count }, (_, n) => readOf(n))

/** So many matches wait for a web process that is away; the port it will have. */
async function whileAway(count: number): Promise<number> {
  const gone = await startFakeWeb()
  await gone.close()
  const { url } = await matcherFor(gone)
  for (let from = 0; from < count; from += 50) await postReads(url, listed(count).slice(from, from + 50))
  return Number(new URL(gone.url).port)
}

test('a match is told at once, as the contract says, and marked when it is answered for', async () => {
  const fake = await web()
  const { url } = await matcherFor(fake)
  await postReads(url, readOf(7, { confidence: 80, motion: 'away' }))
  await fake.until(() => fake.batches.length > 0)
  const [match] = fake.batches[0] ?? []
  expect(MatchMessage.parse(match)).toMatchObject({
    entryId: entryId(7),
    read: { vrm: markOf(7), confidence: 80, motion: 'away', lat: null },
  })
  await expect.poll(waiting).toBe(0)
})

test('what the web process was not there for is sent when it comes, 200 at a time, oldest first', async () => {
  const port = await whileAway(300)
  expect(await waiting()).toBe(300)
  const fake = await web(port)
  await fake.until(() => received(fake).length >= 300)
  expect(new Set(received(fake)).size).toBe(300)
  expect(fake.batches[0]).toHaveLength(200)
  const matchedAt = fake.batches.flat().map((match) => match.matchedAt)
  expect(matchedAt).toEqual([...matchedAt].sort())
  await expect.poll(waiting).toBe(0)
})

test('refused for good is marked with the code; not able just now is sent again', async () => {
  const fake = await web()
  fake.answer = () => ({ ok: false, code: 'unavailable', message: 'the database is away' })
  const { url } = await matcherFor(fake)
  await postReads(url, listed(2))
  await fake.until(() => fake.batches.length > 0)
  expect(await waiting()).toBe(2)
  fake.answer = ([one, ...others]) => ({
    ok: true,
    accepted: others.map(({ id }) => id),
    refused: one ? [{ id: one.id, code: 'unknown-entry', message: 'no such entry' }] : [],
  })
  await expect.poll(waiting, { timeout: 5000 }).toBe(0)
  const { rows } = await db.query('SELECT refused_code FROM match_outbox ORDER BY refused_code')
  expect(rows).toEqual([{ refused_code: 'unknown-entry' }, { refused_code: null }])
})

test('what the desk’s database refuses is set aside where it is seen, and offered again', async () => {
  await listEntry(db, entryId(301), markOf(301), { action: 'SILENT' })
  const fake = await web()
  fake.answer = (matches) => ({
    ok: true,
    accepted: [],
    refused: matches.map(({ id }) => ({ id, code: notStored, message: 'a constraint' })),
  })
  const { url } = await matcherFor(fake)
  await postReads(url, [readOf(1), readOf(2), readOf(301)])
  await fake.until(() => received(fake).length >= 3)
  const seen = async () => {
    const { rows } = await db.query(
      'SELECT source_id AS source, count, sample FROM ingest_refusal WHERE code = $1 ORDER BY source_id',
      [notStored],
    )
    return rows
  }
  const sample = { sent: expect.stringMatching(/^match [0-9a-f-]{36}$/), message: 'a constraint' }
  await expect.poll(seen, { timeout: 3000 }).toEqual([
    { source: 'covert matches', count: 1, sample },
    { source: 'matches', count: 2, sample },
  ])
  expect(await pruneDelivered(db, new Date(Date.now() + 60_000), 100), 'it is not forgotten').toBe(0)
  expect(await offerAgain(db)).toBe(3)
  await fake.until(() => received(fake).length >= 6)
  await expect.poll(waiting).toBe(0)
  fake.answer = (matches) => ({ ok: true, accepted: matches.map(({ id }) => id), refused: [] })
  expect(await offerAgain(db)).toBe(3)
  await fake.until(() => received(fake).length >= 9)
  await expect.poll(waiting).toBe(0)
  await new Promise((done) => setTimeout(done, 1_500))
  expect(
    (await seen()).map(({ count }) => count),
    'counted once, however often it is offered',
  ).toEqual([1, 2])
  expect(await offerAgain(db), 'nothing that was taken').toBe(0)
})

test('a web process that takes nothing just now is asked again in a while, however much waits', async () => {
  const port = await whileAway(300)
  const fake = await web(port)
  fake.answer = () => ({ ok: false, code: 'unavailable', message: 'the database is away' })
  await fake.until(() => fake.batches.length >= 3)
  // Each second, and at the connection: asked without pause it would be hundreds of times.
  const asked = fake.batches.length
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(fake.batches.length - asked).toBeLessThan(10)
  fake.answer = (matches) => ({ ok: true, accepted: matches.map(({ id }) => id), refused: [] })
  await expect.poll(waiting, { timeout: 5000 }).toBe(0)
})

test('a web process that dies without an answer gets the batch again when it is back', async () => {
  const first = await startFakeWeb()
  first.answer = () => undefined
  const { url } = await matcherFor(first)
  await postReads(url, listed(3))
  await first.until(() => first.batches.length > 0)
  await first.close()
  expect(await waiting()).toBe(3)
  const fake = await web(Number(new URL(first.url).port))
  await fake.until(() => received(fake).length >= 3)
  expect(new Set(received(fake)).size).toBe(3)
})

test('two matchers on one outbox: everything is told, and nothing twice', async () => {
  const fake = await web()
  const [a, b] = [await matcherFor(fake), await matcherFor(fake)]
  const reads = listed(300)
  const posts = Array.from({ length: 30 }, (_, i) => postReads(i % 2 ? a.url : b.url, reads.slice(i * 10, i * 10 + 10)))
  await Promise.all(posts)
  await fake.until(() => received(fake).length >= 300)
  await expect.poll(waiting).toBe(0)
  expect({ told: received(fake).length, different: new Set(received(fake)).size }).toEqual({
    told: 300,
    different: 300,
  })
})

test('the same reads at both matchers at once are one match each', async () => {
  const fake = await web()
  const [a, b] = [await matcherFor(fake), await matcherFor(fake)]
  const reads = listed(100)
  const answers = await Promise.all([a, b, a, b].map(({ url }) => postReads(url, reads)))
  expect(answers.reduce((sum, { body }) => sum + body.accepted, 0)).toBe(100)
  expect(answers.reduce((sum, { body }) => sum + body.duplicate, 0)).toBe(300)
  await fake.until(() => received(fake).length >= 100)
  await expect.poll(waiting).toBe(0)
  expect(received(fake)).toHaveLength(100)
})

test('a matcher whose token is wrong keeps its matches', async () => {
  const fake = await web()
  const matcher = await startMatcher({ databaseUrl, webUrl: fake.url, token: 'guess' })
  cleanUp.push(matcher.stop)
  await postReads(matcher.url, readOf(1))
  expect({ told: fake.batches.length, waiting: await waiting() }).toEqual({ told: 0, waiting: 1 })
})

test('delivered long ago is forgotten, waiting is not', async () => {
  await db.query(
    `INSERT INTO match_outbox (match_id, payload, created_at, delivered_at) VALUES
       (gen_random_uuid(), '{}', '2026-01-01', '2026-01-01'), (gen_random_uuid(), '{}', '2026-01-01', '2026-01-09'),
       (gen_random_uuid(), '{}', '2026-01-01', NULL)`,
  )
  expect(await pruneDelivered(db, new Date('2026-01-08'), 100)).toBe(1)
  expect((await db.query('SELECT FROM match_outbox')).rowCount).toBe(2)
})
