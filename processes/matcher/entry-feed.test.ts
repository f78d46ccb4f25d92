import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { createMatcher } from '#lib/matching/matcher.ts'
import { createEntryFeed } from './entry-feed.ts'
import { readInThread } from './list-reading.ts'
import { entryId, listEntry, markOf, quiet, seedStage } from './testing/stage.ts'

const { pool, url } = await testDatabase()
const many = 100_000
const matcher = createMatcher()
const feed = createEntryFeed({ url, matcher, log: quiet })
afterAll(() => feed.close())

beforeAll(async () => {
  await seedStage(pool)
  await pool.query(
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at)
     SELECT added, added, source, force_id, owner, contact, 24, refreshed_at
     FROM hotlist, unnest(ARRAY['bulk', 'zero']) AS added`,
  )
  await listEntry(pool, entryId(1), markOf(1))
  await feed.open()
})

const finds = (mark: string, id: string) =>
  matcher.match({ mark, capturedAtMs: Date.now() }).some(({ entryId }) => entryId === id)
const until = async (holds: () => boolean) => {
  while (!holds()) await delay(1)
}
const bulkId = (n: number) => entryId(1_000_000 + n)
const bulkMark = (n: number) => markOf(1000 + n)

/** As a big file does: all at once. */
const fileOfMany = (list: string, from: number) =>
  pool.query(
    `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id,
       created_at, updated_at)
     SELECT id, $3, vrm, 'STOP', '{}', 'Stolen', 'stolen-vehicle', 'low', 'durrow', now(), now()
     FROM unnest($1::uuid[], $2::text[]) AS e (id, vrm)`,
    [
      Array.from({ length: many }, (_, n) => bulkId(from + n)),
      Array.from({ length: many }, (_, n) => bulkMark(n)),
      list,
    ],
  )
const withdraw = (id: string) =>
  pool.query(`UPDATE hotlist_entry SET status = 'withdrawn', withdrawn_at = now(), updated_at = now() WHERE id = $1`, [
    id,
  ])

test('what is withdrawn or listed by hand does not wait for a big file, and what that file says of it does not bring it back', async () => {
  const revisionBefore = feed.revisionOf('bulk')
  await fileOfMany('bulk', 0)
  await until(() => matcher.size > 100)
  const last = many - 1
  await Promise.all([withdraw(entryId(1)), withdraw(bulkId(last)), listEntry(pool, entryId(2), markOf(2))])
  await until(() => !finds(markOf(1), entryId(1)) && finds(markOf(2), entryId(2)))
  expect(matcher.size).toBeLessThan(many)
  expect(feed.revisionOf('bulk')).toBe(revisionBefore)
  await until(() => feed.revisionOf('bulk') !== revisionBefore)
  expect(matcher.size).toBe(many)
  expect(finds(bulkMark(last), bulkId(last))).toBe(false)
  expect(finds(bulkMark(last - 1), bulkId(last - 1))).toBe(true)
})

test('what a big file takes off goes, but for what is listed again meanwhile', async () => {
  const revisionBefore = feed.revisionOf('bulk')
  const off = Array.from({ length: 5000 }, (_, n) => bulkId(n))
  await pool.query(
    `UPDATE hotlist_entry SET status = 'withdrawn', withdrawn_at = now(), updated_at = now() WHERE id = ANY($1)`,
    [off],
  )
  await pool.query(`UPDATE hotlist_entry SET status = 'live', withdrawn_at = NULL, updated_at = now() WHERE id = $1`, [
    off[4999],
  ])
  await until(() => feed.revisionOf('bulk') === (revisionBefore ?? 0) + 2)
  expect(matcher.size).toBe(many - 4999)
  expect(finds(bulkMark(4999), bulkId(4999))).toBe(true)
  expect(finds(bulkMark(4998), bulkId(4998))).toBe(false)
})

test('a second big file is newer than what was changed by hand after the first', async () => {
  const slow = createMatcher()
  const gate = Promise.withResolvers<void>()
  const readLong: typeof readInThread = (...how) =>
    async function* (wanted) {
      await gate.promise
      yield* readInThread(...how)(wanted)
    }
  const late = createEntryFeed({ url, matcher: slow, log: quiet, mostAtOnce: 3, readLong })
  await late.open()
  const before = { size: slow.size, revision: late.revisionOf('list') ?? 0 }
  const ids = [10, 11, 12, 13].map(entryId)
  const holds = (id: string) =>
    slow.match({ mark: 'AB30CDE', capturedAtMs: Date.now() }).some(({ entryId }) => entryId === id)
  // Lists are looked at by name, and this one last: once its new entry is held, all before it were looked at.
  const looked = async (n: number) => {
    await pool.query(
      `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id,
         created_at, updated_at)
       VALUES ($1, 'zero', 'AB30CDE', 'STOP', '{}', 'Stolen', 'stolen-vehicle', 'low', 'durrow', now(), now())`,
      [entryId(n)],
    )
    await until(() => holds(entryId(n)))
  }
  await pool.query(
    `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id,
       created_at, updated_at)
     SELECT id, 'list', 'AB30CDE', 'STOP', '{}', 'Stolen', 'stolen-vehicle', 'low', 'durrow', now(), now()
     FROM unnest($1::uuid[]) AS id`,
    [ids],
  )
  await looked(20)
  await listEntry(pool, entryId(14), 'AB30CDE')
  await until(() => holds(entryId(14)))
  await pool.query(
    `UPDATE hotlist_entry SET status = 'withdrawn', withdrawn_at = now(), updated_at = now() WHERE id = ANY($1)`,
    [[...ids, entryId(14)]],
  )
  await looked(21)
  expect(late.revisionOf('list')).toBe(before.revision)
  gate.resolve()
  await until(() => late.revisionOf('list') === before.revision + 3)
  expect([...ids, entryId(14)].filter(holds)).toEqual([])
  expect(slow.size).toBe(before.size + 2)
  await late.close()
})

test('a feed that is closed takes nothing in any more, however much was on its way', async () => {
  const before = matcher.size
  await fileOfMany('list', many)
  await until(() => matcher.size > before + 100)
  await feed.close()
  const closed = matcher.size
  await delay(200)
  expect(matcher.size).toBe(closed)
  expect(closed).toBeLessThan(before + many)
})
