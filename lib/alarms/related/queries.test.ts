import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { takeInMatches } from '../intake/commands.ts'
import { aMessage, atSecond, furnish, id, t0, testDeps } from '../testing/house.ts'
import { findRelated } from './queries.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)

// One vehicle, one whose mark looks like its, one that travels with it, one that only crossed its way, a covert one with it.
const listed: [n: number, vrm: string, action: string][] = [
  [1, 'AB81KDX', 'STOP'],
  [2, 'AB81KOX', 'STOP'],
  [3, 'CD85FGH', 'STOP'],
  [4, 'EF85FGH', 'STOP'],
  [5, 'GH85FGH', 'SILENT'],
]
const sightings: [n: number, entry: number, cameraId: string, second: number][] = [
  [1, 1, 'CAM-D', 0],
  [2, 1, 'CAM-E', 600],
  [3, 2, 'CAM-D', 3000],
  [4, 3, 'CAM-D', 30],
  [5, 3, 'CAM-E', 650],
  [6, 4, 'CAM-D', 20],
  [7, 4, 'CAM-E', 900],
  [8, 5, 'CAM-D', 10],
  [9, 5, 'CAM-E', 610],
]
const alarmOf = async (vrm: string) => (await pool.query('SELECT id FROM alarm WHERE vrm = $1', [vrm])).rows[0]?.id

beforeAll(async () => {
  await furnish(pool)
  for (const [n, vrm, action] of listed)
    await pool.query(
      `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id, created_at,
         updated_at) VALUES ($1, 'list', $2, $3, '{}', 'Wanted on warrant', 'wanted', 'medium', 'durrow', $4, $4)`,
      [id(n), vrm, action, atSecond(0)],
    )
  const vrmOf = new Map(listed.map(([n, vrm]) => [n, vrm]))
  await takeInMatches(
    deps,
    sightings.map(([n, entry, cameraId, second]) => aMessage(n, entry, second, { cameraId, vrm: vrmOf.get(entry) })),
  )
})

const related = async (restricted: boolean) => {
  const found = await findRelated(pool, { id: await alarmOf('AB81KDX'), restricted, now: new Date(t0 + 3_600_000) })
  return found.map(({ vrm, relation, cameras }) => [vrm, relation, cameras])
}

it('names look-alikes and those seen together at two cameras or more', async () => {
  expect(await related(false)).toEqual([
    ['AB81KOX', 'look-alike', 0],
    ['CD85FGH', 'together', 2],
  ])
})

it('names a covert one to the cleared only', async () => {
  expect(await related(true)).toContainEqual(['GH85FGH', 'together', 2])
})

it('says nothing beside a covert alarm to others', async () => {
  const covert = await alarmOf('GH85FGH')
  expect(await findRelated(pool, { id: covert, restricted: false, now: new Date(t0) })).toEqual([])
})
