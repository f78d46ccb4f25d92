import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { takeInMatches } from '../intake/commands.ts'
import { aMessage, atSecond, aViewer, furnish, id, putEntry, testDeps } from '../testing/house.ts'
import { healthFlags } from './flag.ts'
import { healthCsv } from './health-csv.ts'
import { alarmsOnOldLists } from './on-old-lists.sql.ts'
import { findFlagged, readHealth } from './queries.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)
const owen = aViewer('list-manager', 'Owen')
const ruth = aViewer('list-manager', 'Ruth', true)
const now = new Date(atSecond(60))
const set = (n: number, what: string) => pool.query(`UPDATE hotlist_entry SET ${what} WHERE id = $1`, [id(n)])

/**
 * On `list`: 1 and 2 are one mark apart by B and 8; 3 is on `other` too; 4 is overdue; 5 has an owed authorisation; 6 was
 * withdrawn after its weed date; 7 is SILENT, overdue and a look-alike of 8; 8 is old and was never matched; 9 was raised.
 */
beforeAll(async () => {
  await furnish(pool)
  await pool.query(`INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at)
    VALUES ('other', '=Other', 'X', 'eden', 'o', '', 24, '2026-11-22T18:00:00Z')`)
  for (let n = 1; n <= 9; n++) await putEntry(pool, n)
  await putEntry(pool, 13)
  await set(1, `vrm = 'AB81BDX'`)
  await set(2, `vrm = 'AB818DX'`)
  await set(13, `hotlist_id = 'other', vrm = 'AB83KDX'`)
  await set(4, `review_at = '2026-11-01Z'`)
  await pool.query(
    `INSERT INTO hotlist_authorisation (id, entry_id, grounds, justification, emergency, requested_at, requested_by_id,
       requested_by_name, due_at) VALUES ($1, $2, '{high}', 'life', true, $3, 'a', 'a', $3)`,
    [id(500), id(5), atSecond(0)],
  )
  await set(6, `status = 'withdrawn', withdrawn_at = '2026-11-20Z', withdrawn_reason = 'x', weed_at = '2026-11-10Z'`)
  await set(7, `action = 'SILENT', review_at = '2026-11-01Z', vrm = 'AB88ZDX'`)
  await set(8, `created_at = '2026-09-01Z', vrm = 'AB882DX'`)
  await takeInMatches(deps, [aMessage(9, 9)])
})

const board = async (viewer = owen) =>
  Object.fromEntries((await readHealth(pool, viewer, now)).map((row) => [row.id, row]))

describe('readHealth', () => {
  it('counts what is wrong, and nothing that SILENT entries do', async () => {
    const { list, other } = await board()
    expect(list).toMatchObject({ live: 7, verdicts: 0, misreads: 0, openTasks: 0 })
    expect(list?.flags).toEqual({
      ...{ 'overdue-review': 1, unowned: 0, 'owed-authorisation': 1, 'never-matched': 1, 'never-actioned': 1 },
      ...{ 'high-misread': 0, 'withdrawn-late': 1, 'look-alike': 2, duplicate: 1 },
    })
    expect(other?.flags).toMatchObject({ unowned: 1, duplicate: 1, 'look-alike': 0 })
  })

  it('counts them for the cleared', async () => {
    const { list } = await board(ruth)
    expect(list).toMatchObject({ live: 8 })
    expect(list?.flags).toMatchObject({ 'overdue-review': 2, 'look-alike': 4 })
  })

  it('does not name a list of SILENT entries alone to others', async () => {
    await pool.query(`INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at, covert)
      VALUES ('covert', 'Covert', 'X', 'eden', 'o', 'c', 24, '2026-11-22T18:00:00Z', true)`)
    expect(Object.keys(await board())).toEqual(['other', 'list'])
    expect(Object.keys(await board(ruth))).toContain('covert')
  })

  it('shows as many entries behind each figure as it says, to either', async () => {
    for (const viewer of [owen, ruth]) {
      for (const row of Object.values(await board(viewer))) {
        for (const flag of healthFlags) {
          const entries = await findFlagged(pool, viewer, { listId: row.id, flag }, now)
          expect([row.id, flag, entries.length]).toEqual([row.id, flag, row.flags[flag]])
        }
      }
    }
  })

  it('takes no formula into a spreadsheet', async () => {
    expect(healthCsv(await readHealth(pool, owen, now), now)).toContain(`'=Other`)
  })
})

describe('alarmsOnOldLists', () => {
  const lists = (state: 'fresh' | 'old') => [{ id: 'list', state }]
  it('names the open alarms of an old list, and a restricted one to the cleared alone', async () => {
    await set(8, `action = 'SILENT'`)
    await takeInMatches(deps, [aMessage(8, 8)])
    const vrms = async (state: 'fresh' | 'old', cleared: boolean) => {
      const ids = await alarmsOnOldLists(deps.db, lists(state), cleared)
      const { rows } = await pool.query('SELECT vrm FROM alarm WHERE id = ANY($1) ORDER BY vrm', [ids])
      return rows.map(({ vrm }) => vrm)
    }
    expect(await vrms('old', false)).toEqual(['AB89KDX'])
    expect(await vrms('old', true)).toEqual(['AB882DX', 'AB89KDX'])
    expect(await vrms('fresh', true)).toEqual([])
  })
})
