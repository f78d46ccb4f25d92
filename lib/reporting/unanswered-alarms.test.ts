import { beforeAll, expect, it } from 'vitest'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { aViewer, id } from '#lib/alarms/testing/house.ts'
import { putAlarm, putHouse } from '#lib/alarms/testing/rows.ts'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import { interval95 } from '#lib/core/interval95.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { responseReport } from './queries.ts'
import type { BandRow } from './times.ts'

const { pool } = await testDatabase()
const at = (second: number) => new Date(Date.parse('2026-11-22T21:00:00Z') + second * 1000).toISOString()
const owned = (second: number) => ({ ownerId: 'p', ownerName: 'P', acknowledgedAt: at(second) })

/*
 * Ten Medium alarms of Durrow raised at 21:00:00; the report is made at 22:00. Five were acknowledged after 10, 20, 30, 40
 * and 50 s; three still stand, one was missed, one is shelved. Half of all ten were acknowledged within 50 s; the median
 * of the answered alone, 30 s, is what makes a room that leaves alarms alone look fast. Where a share's interval begins and
 * ends, at deviation d = √(share · (1 − share) / 10) and reach r = exp(1.96 · d / ((1 − share) · −ln(1 − share))):
 *
 *   after   share   d       r       from 1 − (1 − share)^(1/r)   to 1 − (1 − share)^r
 *   10 s    0.1     0.0949  7.1069  0.0147                       0.5271   ≥ 0.5: the median's interval begins
 *   50 s    0.5     0.1581  2.4453  0.2468                       0.8164   < 0.5: it has no end; < 0.9: nine in ten none
 */
const sample: Partial<Alarm>[] = [
  ...[10, 20, 30, 40, 50].map((second): Partial<Alarm> => ({ state: 'acknowledged', ...owned(second) })),
  ...[1, 2, 3].map((): Partial<Alarm> => ({})),
  { state: 'missed', missedAt: at(3000) },
  { state: 'shelved', shelvedAt: at(10), shelvedUntilAt: at(7000), shelvedReason: 'Known', shelvedByName: 'P' },
]

beforeAll(async () => {
  await putHouse(pool)
  for (const [i, change] of sample.entries()) {
    await putAlarm(pool, anAlarm({ id: id(i + 1), vrm: `AB84B${i + 10}`, raisedAt: at(0), ...change }), i + 1)
  }
})

const acknowledge = async (until: number): Promise<BandRow['acknowledge'] | undefined> => {
  const period = { from: new Date(at(0)), until: new Date(at(until)), now: new Date(at(until)) }
  const { rows } = await responseReport(pool, aViewer('supervisor'), period)
  return rows.find((row) => row.forceId === 'durrow')?.acknowledge
}

it('counts those that nobody answered: they make no room look fast', async () => {
  expect(await acknowledge(3600)).toEqual({
    ...{ n: 10, reached: 5, declined: 0, waiting: 5 },
    p50: { sec: 50, low: 10, high: null },
    p90: { sec: null, low: null, high: null },
    p95: { sec: null, low: null, high: null },
    ...{ inside: 5, judged: 10, targetSec: 120, shareWithin: interval95(5, 10) },
    excluded: { zero: 0, negative: 0, missing: 0, inferred: 0 },
  })
})

it('gives no median when fewer than half were answered', async () => {
  await putAlarm(pool, anAlarm({ id: id(11), vrm: 'AB84B30', raisedAt: at(3600) }), 11)
  // The eleventh was watched for 60 s only, but for longer than any answer took: 5 of 11 by then.
  expect(await acknowledge(3660)).toMatchObject({ n: 11, waiting: 6, p50: { sec: null } })
})
