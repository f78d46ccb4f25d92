import { beforeAll, describe, expect, it } from 'vitest'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { aViewer, id } from '#lib/alarms/testing/house.ts'
import { putAlarm, putHouse } from '#lib/alarms/testing/rows.ts'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { measures } from './measure.ts'
import { responseReport } from './queries.ts'
import { responseCsv } from './response-csv.ts'

const { pool } = await testDatabase()
const at = (second: number) => new Date(Date.parse('2026-11-22T21:00:00Z') + second * 1000).toISOString()
const sent = (inArea?: number, stopped?: number): Partial<Alarm> => ({
  ...{ state: 'deployed', acknowledgedAt: at(20), verdict: 'confirmed', verifiedAt: at(40), decision: 'deploy' },
  ...{ decidedAt: at(60), decidedById: 'p', deployedAt: at(60) },
  inAreaAt: inArea === undefined ? null : at(inArea),
  stoppedAt: stopped === undefined ? null : at(stopped),
})
const over = (second: number, ...outcomes: Alarm['outcomes']): Partial<Alarm> => ({
  ...{ state: 'closed', closedAt: at(second), outcomes },
})

/*
 * Medium alarms of Durrow raised at 21:00:00, each with a unit sent after 60 s but the last; 1,200 s to arrive; the report
 * is made at 22:00:
 *
 *   in the area  stopped  so                           in the area             stopped
 *   600 s        660 s    closed, arrested             600, inside             660
 *   900 s        –        closed at 1800, lost         900, inside             never: closed at 1800
 *   1300 s       1300 s   never said to be there       1300, outside, inferred 1300
 *   –            –        still on its way             waits: 3600, outside    waits
 *   –            –        closed at 700, not found     never: left out         never: closed at 700
 *   –            –        closed at 1500, not found    never: outside          never: closed at 1500
 *   700 s        ?        closed, vehicle seized       700, inside             missing: the outcome says it was
 *   ?            ?        closed, vehicle seized       missing                 missing
 *   −10 s        0 s      closed, arrested             negative                zero
 *   –            –        answered without at 90       never: left out         never, at 90
 *
 * In the area: of n 8 after 600, 700, 900 and 1300 s: p50 at 4/8 is 1300. Inside 3 of 6.
 * Stopped: of n 7 after 660 and 1300 s.
 */
const sample: Partial<Alarm>[] = [
  { ...sent(600, 660), ...over(1800, 'stopped-arrest') },
  { ...sent(900), ...over(1800, 'lost') },
  sent(1300, 1300),
  sent(),
  { ...sent(), ...over(700, 'not-found') },
  { ...sent(), ...over(1500, 'not-found') },
  { ...sent(700), ...over(1800, 'stopped-seized') },
  { ...sent(), ...over(1800, 'stopped-seized') },
  { ...sent(-10, 0), ...over(1800, 'stopped-arrest') },
  {
    ...{ state: 'closed', acknowledgedAt: at(20), verdict: 'confirmed', verifiedAt: at(40), decision: 'no-response' },
    // Others stopped it: no unit of this alarm did.
    ...{ decidedAt: at(90), decidedById: 'p', nonDeploymentReason: 'no-unit', closedAt: at(95) },
    outcomes: ['stopped-arrest'],
  },
]

beforeAll(async () => {
  await putHouse(pool)
  await pool.query(`UPDATE alarm_policy_band SET arrive_sec = 1200 WHERE band = 'medium'`)
  for (const [i, change] of sample.entries()) {
    await putAlarm(pool, anAlarm({ id: id(i + 1), vrm: `AB84B${i + 10}`, raisedAt: at(0), ...change }), i + 1)
  }
})

const report = () => {
  const period = { from: new Date(at(0)), until: new Date(at(3600)), now: new Date(at(3600)) }
  return responseReport(pool, aViewer('supervisor'), period)
}
const durrow = async () => (await report()).rows.find((row) => row.forceId === 'durrow')

describe('in the area and stopped', () => {
  it('are two clocks: whoever is there has not stopped it yet', async () => {
    const row = await durrow()
    expect(row).toMatchObject({ alarms: 10, deployed: 9, arrived: 6, stopped: 5, declined: 1 })
    expect(row?.deploy).toMatchObject({ n: 10, reached: 9, declined: 1, p50: { sec: 60 } })
    expect(row?.arrive).toMatchObject({ n: 8, reached: 4, declined: 3, waiting: 1, p50: { sec: 1300, low: 600 } })
    expect(row?.stop).toMatchObject({ n: 7, reached: 2, declined: 4, waiting: 1, p50: { sec: null } })
  })

  it('holds against the target to arrive what ended without it too late, and what still waits', async () => {
    expect((await durrow())?.arrive).toMatchObject({ inside: 3, judged: 6, targetSec: 1200 })
    expect((await durrow())?.stop).toMatchObject({ judged: 0, targetSec: null, shareWithin: undefined })
  })

  it('counts by reason every time that cannot be used or that nobody gave', async () => {
    const row = await durrow()
    const none = { zero: 0, negative: 0, missing: 0, inferred: 0 }
    expect(row?.deploy.excluded).toEqual(none)
    expect(row?.arrive.excluded).toEqual({ ...none, negative: 1, missing: 1, inferred: 1 })
    expect(row?.stop.excluded).toEqual({ ...none, zero: 1, missing: 2 })
    const lines = responseCsv(await report()).split('\r\n')
    const heads = lines.find((line) => line.startsWith('Force,'))?.split(',') ?? []
    const cells = lines.find((line) => line.startsWith('Durrow,Medium'))?.split(',') ?? []
    const cell = (name: string) => cells[heads.indexOf(name)]
    expect(cell('In the area times: from the stop')).toBe('1')
    expect(cell('Stopped times: missing')).toBe('2')
    expect(cell('In the area inside target (%)')).toBe('50')
  })

  it('loses none: every alarm is in the n of a step or among its excluded times', async () => {
    for (const row of (await report()).rows) {
      for (const measure of measures) {
        const { n, excluded } = row[measure]
        expect(n + excluded.zero + excluded.negative + excluded.missing).toBe(row.alarms)
      }
    }
  })
})
