import { beforeAll, expect, it } from 'vitest'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { aViewer, id } from '#lib/alarms/testing/house.ts'
import { putAlarm, putHouse } from '#lib/alarms/testing/rows.ts'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { responseReport } from './queries.ts'

const { pool } = await testDatabase()
const at = (second: number) => new Date(Date.parse('2026-11-22T21:00:00Z') + second * 1000).toISOString()
const owned = { ownerId: 'p', ownerName: 'P', acknowledgedAt: at(30) }
const decided = { verdict: 'confirmed', verifiedAt: at(60), decidedAt: at(90), decidedById: 'p' } as const

/*
 * Seven Medium alarms of Durrow raised at 21:00:00, target 120 s to acknowledge; the report is made at 22:00.
 * Five were acknowledged after 30 s. The missed and the shelved one never were: both ran out of time. So inside 5 of 7,
 * and the band and the force that count are those at the raising, whatever was regraded or passed since.
 */
const sample: Partial<Alarm>[] = [
  { ...owned, state: 'passed', passOffer: offer('eden') },
  { ...owned, state: 'acknowledged', responseForceId: 'eden' }, // accepted by Eden: still where it was raised
  { ...owned, state: 'acknowledged', band: 'high', ...regraded() },
  { ...owned, ...decided, state: 'closed', decision: 'no-response', nonDeploymentReason: 'no-unit', closedAt: at(100) },
  // Closed, then opened again: its first times count, and it is unfinished once more.
  { ...owned, ...decided, state: 'acknowledged', reopenedAt: at(200), reopenedReason: 'A unit was free after all' },
  { state: 'missed', missedAt: at(3000) },
  { state: 'shelved', shelvedAt: at(10), shelvedUntilAt: at(1000), shelvedReason: 'Known', shelvedByName: 'P' },
]

function offer(toForceId: string): Alarm['passOffer'] {
  const said = { fromForceId: 'durrow', toForceId, note: 'Yours', byId: 'p', byName: 'P' }
  return { ...said, at: at(40), stateBefore: 'acknowledged' }
}
function regraded(): Partial<Alarm> {
  return { regradedAt: at(50), regradedReason: 'A knife', regradedByName: 'P' }
}

beforeAll(async () => {
  await putHouse(pool)
  for (const [i, change] of sample.entries()) {
    await putAlarm(pool, anAlarm({ id: id(i + 1), vrm: `AB84B${i}X`, raisedAt: at(0), ...change }), i + 1)
  }
})

it('counts passed, shelved, missed, regraded and reopened alarms where and as they were raised', async () => {
  const period = { from: new Date(at(0)), until: new Date(at(3600)), now: new Date(at(3600)) }
  const { rows } = await responseReport(pool, aViewer('supervisor'), period)
  const durrow = rows.filter((row) => row.forceId === 'durrow')
  expect(durrow).toHaveLength(1)
  expect(durrow[0]).toMatchObject({
    ...{ band: 'medium', alarms: 7, acknowledged: 5, verified: 2, deployed: 0, declined: 1, closed: 1, unfinished: 6 },
    acknowledge: { n: 7, waiting: 2, p50: { sec: 30 }, p90: { sec: null }, inside: 5, judged: 7 },
  })
  expect(rows.some((row) => row.forceId === 'eden')).toBe(false)
})
