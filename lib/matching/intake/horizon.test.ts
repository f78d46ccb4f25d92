import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { findHorizon, findSightingsSince, isLater } from './queries.ts'

const { pool } = await testDatabase()
const at = new Date('2026-11-22T21:00:00Z')
const matchedSince = new Date(at.getTime() - 1000)
const entryId = randomUUID()

beforeAll(async () => {
  await pool.query(`SELECT ensure_partitions('2026-11-01Z', '2026-12-01Z')`)
  await pool.query(`INSERT INTO force (id, name, area) VALUES ('durrow', 'Durrow', '{}')`)
  await pool.query(
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at)
     VALUES ('list', 'List', 'PNC', 'durrow', 'o', 'c', 24, $1)`,
    [at],
  )
  await pool.query(
    `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id, created_at, updated_at)
     VALUES ($1, 'list', 'AB40CDE', 'STOP', '{}', 'Stolen', 'stolen', 'low', 'durrow', $2, $2)`,
    [entryId, at],
  )
})

/** A match of a read of its own, by whoever's connection; its id. */
async function store(db: { query: (sql: string, values: unknown[]) => Promise<unknown> }): Promise<string> {
  const [id, readId] = [randomUUID(), randomUUID()]
  await db.query(
    `INSERT INTO read (id, captured_at, received_at, vrm, vrm_raw, camera_id, source_id, payload_hash)
     VALUES ($1, $2, $2, 'AB40CDE', 'AB40CDE', 'cam', 'on', '\\x00')`,
    [readId, at],
  )
  await db.query(
    `INSERT INTO match (id, read_id, captured_at, entry_id, kind, posterior, explanation, matched_at)
     VALUES ($1, $2, $3, $4, 'exact', 1, '{}', $3)`,
    [id, readId, at, entryId],
  )
  return id
}
const since = async (horizon: string) => {
  const found = await findSightingsSince(pool, { horizon, matchedSince })
  return { horizon: found.horizon, ids: found.sightings.map(({ matchId }) => matchId) }
}

it('misses nothing that was under way, and reads nothing again while something long goes on beside it', async () => {
  const long = await pool.connect()
  await long.query('BEGIN')
  const late = await store(long) // stored, and not to be seen before its transaction ends
  const start = await findHorizon(pool)
  const first = await store(pool)
  const one = await since(start)
  expect(one.ids).toEqual([first])
  const second = await store(pool)
  const two = await since(one.horizon)
  expect(two.ids).toEqual([second])
  expect(isLater(two.horizon, one.horizon)).toBe(true)
  expect((await since(two.horizon)).ids).toEqual([])
  await long.query('COMMIT')
  long.release()
  const three = await since(two.horizon)
  expect(three.ids).toEqual([late])
  expect(isLater(three.horizon, two.horizon)).toBe(true)
  expect((await since(three.horizon)).ids).toEqual([])
})

it.each([
  ['10:12:10', '10:11:10', true],
  ['10:11:10', '10:12:10', false],
  ['12:12:', '10:12:10', true],
  ['10:12:10', '10:12:10', false],
  ['10:100:', '9:99:9', true],
])('%s is later than %s: %s', (one, other, expected) => {
  expect(isLater(one, other)).toBe(expected)
})
