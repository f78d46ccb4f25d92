import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { createMatcher, type ListedMark } from '../matcher.ts'
import { blockReader } from './entry-block.ts'
import { entryReader } from './listed.ts'
import {
  findChanged,
  findChangedIds,
  findDatabaseIdentity,
  findEntries,
  findEntryBlocks,
  findGone,
  findLists,
  findTally,
} from './queries.ts'

const { pool, url } = await testDatabase()
const db = await pool.connect()
afterAll(() => db.release())

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const noon = new Date('2026-11-22T12:00:00Z')

beforeAll(async () => {
  await db.query(`INSERT INTO force (id, name, area) VALUES ('eden', 'Eden', '{}')`)
  await db.query(
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at)
     SELECT name, name, 'PNC', 'eden', 'o', 'c', 24, $1 FROM unnest(ARRAY['a', 'b']) AS name`,
    [noon],
  )
  const entry = (n: number, hotlist: string, fields: { weedAt?: string; withdrawn?: boolean; updatedAt?: string }) =>
    db.query(
      `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id,
         weed_at, status, withdrawn_at, created_at, updated_at)
       VALUES ($1, $2, 'AB40CDE', 'SILENT', '{}', 'Stolen', 'stolen-vehicle', 'high', 'eden', $3, $4, $5, $6, $6)`,
      [
        id(n),
        hotlist,
        fields.weedAt,
        fields.withdrawn ? 'withdrawn' : 'live',
        fields.withdrawn ? noon : null,
        fields.updatedAt ?? '2026-11-01T00:00:00Z',
      ],
    )
  await entry(1, 'a', {})
  await entry(2, 'a', { weedAt: '2026-11-22T12:00:01Z' })
  await entry(3, 'a', { weedAt: '2026-11-22T12:00:00Z', updatedAt: '2026-11-22T11:00:00Z' })
  await entry(4, 'a', { withdrawn: true, updatedAt: '2026-11-22T11:30:00Z' })
  await entry(5, 'b', { updatedAt: '2026-11-22T11:59:00Z' })
})

async function liveEntries(list: string): Promise<ListedMark[]> {
  const entriesIn = blockReader(entryReader())
  const found: ListedMark[] = []
  for await (const block of findEntryBlocks(db, { hotlistId: list, at: noon })) found.push(...entriesIn(block))
  return found.toSorted((a, b) => a.entryId.localeCompare(b.entryId))
}

test('live entries of a list', async () => {
  expect((await liveEntries('a')).map(({ entryId }) => entryId)).toEqual([id(1), id(2)])
})

test('changed entries say whether they still count', async () => {
  const ids = await findChangedIds(db, new Date('2026-11-22T11:00:00Z'), noon)
  const rows = await findEntries(db, ids, noon)
  expect(Object.fromEntries(rows.map((row) => [row.id, row.live]))).toEqual({
    [id(3)]: false,
    [id(4)]: false,
    [id(5)]: true,
  })
})

test('the lists there are', async () => {
  expect((await findLists(db)).ids).toEqual(['a', 'b'])
})

test('as the matcher holds it: restricted when silent, ending at its weed date', async () => {
  const same = { listId: 'a', mark: 'AB40CDE', detail: { restricted: true, category: 'stolen-vehicle' } }
  const found = await liveEntries('a')
  expect(found).toEqual([
    { entryId: id(1), ...same },
    { entryId: id(2), ...same, weedAtMs: Date.parse('2026-11-22T12:00:01Z') },
  ])
  expect(found[0]?.detail).toBe(found[1]?.detail)
  const rows = await findEntries(db, [id(1), id(2)], noon)
  expect(rows.map(entryReader().row)).toEqual(expect.arrayContaining(found))
})

test('those whose weed date has passed since are changed too', async () => {
  const later = new Date('2026-11-22T12:30:00Z')
  expect((await findChangedIds(db, noon, later)).sort()).toEqual([id(2), id(3)])
  expect((await findEntries(db, [id(2)], later)).map((row) => row.live)).toEqual([false])
})

test('the table is tallied as the index is', async () => {
  const held = createMatcher()
  for (const list of ['a', 'b']) for (const entry of await liveEntries(list)) held.add(entry)
  expect(held.tally().get('a')).toEqual({ entries: 2, sum: 1 + 2 })
  expect(await findTally(db, { at: noon, refused: [] })).toEqual(held.tally())
  held.remove(id(2))
  expect(await findTally(db, { at: noon, refused: [id(2)] })).toEqual(held.tally())
  expect(await findTally(db, { at: noon, refused: [] })).not.toEqual(held.tally())
})

test('a database is told from others', async () => {
  expect(await findDatabaseIdentity(db)).toMatch(/^test_\w+ \d+ 2/)
})

test('what revisions changed: those that left, and those that count, as their rows have them', async () => {
  await db.query(
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at)
     VALUES ('it''s', 'c', 'PNC', 'eden', 'o', 'c', 24, $1)`,
    [noon],
  )
  const entries = Array.from({ length: 1500 }, (_, i) => id(100 + i))
  await db.query(
    `INSERT INTO hotlist_entry (id, hotlist_id, vrm, make, model, action, warning_signals, reason, category, grade, force_id,
       weed_at, scope, created_at, updated_at)
     SELECT e::uuid, 'it''s', 'AB41CDE', E'tab\\t \\\\ back', 'línea' || chr(10) || '车', 'STOP', '{}', 'Stolen', 'stolen-vehicle', 'high',
       'eden', '2026-11-22T12:00:01.234Z', '{"forces": ["a\\b"]}', $2, $2 FROM unnest($1::text[]) e`,
    [entries, noon],
  )
  await db.query(`UPDATE hotlist_entry SET status = 'withdrawn', withdrawn_at = $2 WHERE id = ANY($1)`, [
    entries.slice(0, 600),
    noon,
  ])
  const found: ListedMark[] = []
  const entriesIn = blockReader(entryReader())
  await db.query('BEGIN READ ONLY')
  const revisions = { hotlistId: "it's", since: 1, at: noon }
  const gone = await findGone(db, revisions)
  const changed = await findChanged(db, { ...revisions, most: 2000 })
  const some = await findChanged(db, { ...revisions, most: 1000 })
  for await (const block of findEntryBlocks(db, revisions)) found.push(...entriesIn(block))
  let later = 0
  for await (const { count } of findEntryBlocks(db, { ...revisions, until: 1 })) later += count
  await db.query('COMMIT')
  expect([gone.length, changed.length, some.length, later]).toEqual([600, 1500, 1000, 0])
  expect(changed.flatMap(({ id, live }) => (live ? [] : [id])).toSorted()).toEqual(gone.toSorted())
  expect(found).toHaveLength(900)
  const ids = found.map(({ entryId }) => entryId)
  const rows = await findEntries(db, ids, noon)
  const byId = new Map(rows.map((row) => [row.id, entryReader().row(row)]))
  expect(found).toEqual(ids.map((one) => byId.get(one)))
  expect(found[0]?.detail).toMatchObject({ make: 'tab\t \\ back', model: 'línea\n车' })
})

test('a list left in the middle leaves its connection free, and one that cannot be read says so', async () => {
  let blocks = 0
  for await (const { count } of findEntryBlocks(db, { hotlistId: "it's", at: noon })) {
    expect(count).toBeGreaterThan(0)
    blocks++
    break
  }
  expect(blocks).toBe(1)
  expect((await findLists(db)).ids).toContain("it's")
  const broken = { hotlistId: 'a', since: Number.NaN, at: noon }
  await expect(findEntryBlocks(db, broken).next()).rejects.toThrow(/NaN/)
  expect((await findLists(db)).ids).toContain("it's")
  const ended = new pg.Client({ connectionString: url })
  ended.on('error', () => {})
  await ended.connect()
  const blocksOf = findEntryBlocks(ended, { hotlistId: "it's", at: noon })
  await blocksOf.next()
  await db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()
    AND datname = current_database() AND query LIKE '%json_build_array%'`)
  // What it says depends on whether the end of the line is heard of before something is written to it.
  await expect(blocksOf.next()).rejects.toThrow()
})
