import { beforeAll, describe, expect, it } from 'vitest'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { aViewer } from '#lib/alarms/testing/house.ts'
import { putAlarm, putHouse } from '#lib/alarms/testing/rows.ts'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { responseReport } from './queries.ts'
import { responseCsv } from './response-csv.ts'
import { groupsOf, summaryOf } from './response-report.ts'
import type { BandRow } from './times.ts'

const { pool } = await testDatabase()

const supervisor = (cleared: boolean) => aViewer('supervisor', 'Sue', cleared)

const from = new Date('2026-11-22T21:00:00Z')
const until = new Date('2026-11-22T22:00:00Z')
const now = new Date('2026-11-22T22:30:00Z')

let made = 0
/** An alarm raised so many minutes after nine; its other times are seconds after that. */
function raised(
  minute: number,
  seconds: Partial<Record<'ack' | 'verify' | 'decide' | 'deploy' | 'close', number>>,
  change: Partial<Alarm> = {},
): Alarm {
  const at = (second: number | undefined) =>
    second === undefined ? null : new Date(from.getTime() + minute * 60_000 + second * 1000).toISOString()
  made += 1
  return anAlarm({
    id: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
    vrm: `AB84A${String(made).padStart(2, '0')}`,
    raisedAt: at(0) as string,
    acknowledgedAt: at(seconds.ack),
    verifiedAt: at(seconds.verify),
    verdict: seconds.verify === undefined ? null : 'confirmed',
    decidedAt: at(seconds.decide ?? seconds.deploy),
    decidedById: seconds.decide === undefined && seconds.deploy === undefined ? null : 'p',
    decision: seconds.deploy !== undefined ? 'deploy' : seconds.decide !== undefined ? 'no-response' : null,
    deployedAt: at(seconds.deploy),
    closedAt: at(seconds.close),
    ...change,
  })
}

/*
 * Medium (Durrow, target 120 s to acknowledge, 900 s to deploy), raised between 21:00 and 22:00, looked at at 22:30:
 *
 *   raised  ack    deploy   so
 *   21:00   30 s   300 s    closed                     both inside
 *   21:05   90 s   –        no unit, closed            acknowledged inside
 *   21:10   150 s  1200 s   still deployed             both outside
 *   21:15   –      –        nobody has looked          both targets ran out: outside
 *   21:20   0 s    –        acknowledged               zero; deploy ran out
 *   21:25   −5 s   –        too old, closed            negative
 *   21:30   ?      –        acknowledged, time lost    missing; deploy ran out
 *   22:00 is outside the period; one at 21:40 (10 s) is restricted.
 *
 * Every target has run out by then. Intervals of shares by Wilson: 2 of 4 is 0.5 ± 1.96 √(0.0625 + 0.0600) / 1.9604.
 * Acknowledge: after 30, 90 and 150 s, one waits: shares 1/4, 2/4, 3/4 of n 4. p50 90 s, p90 not reached. By the intervals
 *   of those shares (to 0.872, 0.942 and 0.991; from 0.335 at the last) p50 is from 30 s, p90 from 90 s, p95 from 150 s on.
 *   Inside: 30 and 90 = 2, of 3 measured and 1 that ran out = 4.
 * Deploy: after 300 and 1200 s, two were declined (in time), three wait: shares 1/7 and 2/7 (to 0.666 and 0.742).
 *   Inside 1, of 2 measured and 3 that ran out = 5.
 * Verify: after 60, 60, 120 and 200 s, three wait: p50 at 4/7. Decide: after 70, 130, 300 and 1200 s; inside 3, of 4 and 3
 *   that ran out = 7. In the area: nobody; three ended without, four wait.
 * With the restricted one: acknowledge 10, 30, 90, 150, one waits: p50 at 3/5 = 90; inside 3 of 5.
 */
const sample: Alarm[] = [
  raised(0, { ack: 30, verify: 60, deploy: 300, close: 1800 }, { state: 'closed', outcomes: ['not-found'] }),
  raised(5, { ack: 90, verify: 120, decide: 130, close: 140 }, { state: 'closed', nonDeploymentReason: 'no-unit' }),
  raised(10, { ack: 150, verify: 200, deploy: 1200 }, { state: 'deployed', band: 'high' }), // regraded: counted where it began
  raised(15, {}),
  raised(20, { ack: 0 }, { state: 'acknowledged' }),
  raised(25, { ack: -5, verify: 60, decide: 70, close: 80 }, { state: 'closed', nonDeploymentReason: 'too-old' }),
  raised(30, {}, { state: 'acknowledged' }),
  raised(40, { ack: 10 }, { state: 'acknowledged', restricted: true }),
  raised(60, { ack: 1 }, { state: 'acknowledged' }),
  // Eden, high (30 s / 300 s): raised 21:59:50.
  raised(59 + 50 / 60, {}, { forceId: 'eden', initialBand: 'high', band: 'high' }),
]

beforeAll(async () => {
  await putHouse(pool)
  for (const [index, alarm] of sample.entries()) await putAlarm(pool, alarm, index + 1)
})

const report = (viewer = supervisor(false), change: { now?: Date; forceId?: string } = {}) =>
  responseReport(pool, viewer, { from, until, now, ...change })

describe('the response report', () => {
  it('counts what was worked by hand', async () => {
    const { rows } = await report()
    const durrow = rows.find((row) => row.forceId === 'durrow')
    expect(durrow?.acknowledge.shareWithin?.low).toBeCloseTo(0.15, 3)
    expect(durrow?.acknowledge.shareWithin?.high).toBeCloseTo(0.85, 3)
    expect(durrow).toMatchObject({
      forceId: 'durrow',
      forceName: 'Durrow',
      band: 'medium',
      alarms: 7,
      ...{ acknowledged: 6, led: 0, arrived: 0, stopped: 0 },
      verified: 4,
      deployed: 2,
      declined: 2,
      undecided: 3,
      closed: 3,
      unfinished: 4,
      acknowledge: {
        ...{ n: 4, reached: 3, declined: 0, waiting: 1, inside: 2, judged: 4, targetSec: 120 },
        p50: { sec: 90, low: 30, high: null },
        p90: { sec: null, low: 90, high: null },
        p95: { sec: null, low: 150, high: null },
      },
      deploy: {
        ...{ n: 7, reached: 2, declined: 2, waiting: 3, inside: 1, judged: 5, targetSec: 900 },
        p50: { sec: null, low: 300, high: null },
        p90: { sec: null, low: null, high: null },
        p95: { sec: null, low: null, high: null },
      },
      verify: { n: 7, reached: 4, waiting: 3, p50: { sec: 200, low: 60, high: null }, judged: 0, targetSec: null },
      decide: { n: 7, reached: 4, waiting: 3, inside: 3, judged: 7, targetSec: 600 },
      arrive: { n: 7, reached: 0, declined: 3, waiting: 4, judged: 0, targetSec: null },
      stop: { n: 7, reached: 0, declined: 3, waiting: 4, judged: 0, targetSec: null },
    })
  })

  it('judges an open alarm only when its target has run out as of the time given', async () => {
    const eden = async (second: number) => {
      const at = new Date(until.getTime() + second * 1000)
      const { rows } = await report(supervisor(false), { now: at, forceId: 'eden' })
      return rows.find((row) => row.forceId === 'eden')?.acknowledge
    }
    expect(await eden(20)).toMatchObject({ n: 1, waiting: 1, inside: 0, judged: 0, targetSec: 30 }) // exactly 30 s old
    expect(await eden(21)).toMatchObject({ p50: { sec: null }, inside: 0, judged: 1 })
  })

  it('counts restricted alarms for the cleared and is silent about them otherwise', async () => {
    const cleared = (await report(supervisor(true))).rows.find((row) => row.forceId === 'durrow')
    expect(cleared).toMatchObject({ alarms: 8, acknowledged: 7 })
    expect(cleared?.acknowledge).toMatchObject({ n: 5, p50: { sec: 90 }, inside: 3, judged: 5 })
    expect(JSON.stringify(await report())).not.toMatch(/restrict|silent/i)
  })

  it('gives reasons, and excluded times by their cause', async () => {
    const { reasons, rows } = await report()
    const durrow = { forceId: 'durrow', band: 'medium', alarms: 1 }
    expect(reasons.filter((row) => row.forceId !== null)).toEqual([
      { ...durrow, reason: 'no-unit' },
      { ...durrow, reason: 'too-old' },
    ])
    const { acknowledge, deploy } = rows.find((row) => row.forceId === 'durrow') as BandRow
    expect(acknowledge.excluded).toEqual({ zero: 1, negative: 1, missing: 1, inferred: 0 })
    expect(deploy.excluded).toEqual({ zero: 0, negative: 0, missing: 0, inferred: 0 })
  })

  it('sums all forces and keeps forces in the order of their names', async () => {
    const whole = await report()
    expect(whole.rows.filter((row) => row.forceId === null).map((row) => [row.band, row.alarms])).toEqual([
      ['high', 1],
      ['medium', 7],
    ])
    const groups = groupsOf(whole)
    expect(groups.map(({ name }) => name)).toEqual(['All forces', 'Durrow', 'Eden', 'North Moors'])
    expect(groups[3]?.rows.map((row) => [row.band, row.alarms])).toEqual([
      ['high', 0],
      ['medium', 0],
      ['low', 0],
    ])
    expect(summaryOf(whole)).toBe(
      '8 alarms: 6 acknowledged, 4 verified, 2 deployed to, 2 answered without a deployment, 3 closed, 5 unfinished; 2 of 5 acknowledged inside target.',
    )
  })

  it('narrows to one force', async () => {
    const eden = await report(supervisor(false), { forceId: 'eden' })
    expect(groupsOf(eden).map(({ name }) => name)).toEqual(['Eden'])
    expect(eden.rows.every((row) => row.band === 'high')).toBe(true)
  })

  it('says the same in its CSV', async () => {
    const lines = responseCsv(await report()).split('\r\n')
    const table = lines.slice(lines.findIndex((line) => line.startsWith('Force,')))
    const [head = '', ...rows] = table
    const cells = rows.find((line) => line.startsWith('Durrow,Medium'))?.split(',') ?? []
    const cell = (name: string) => cells[head.split(',').indexOf(name)]
    expect(cell('Alarms')).toBe('7')
    expect(cell('Acknowledge p50 (s)')).toBe('90')
    expect(cell('Acknowledge p50 95 % low (s)')).toBe('30')
    expect(cell('Acknowledge p90 (s)')).toBe('not reached')
    expect(cell('Acknowledge waiting')).toBe('1')
    const share = ['(%)', '95 % low (%)', '95 % high (%)'].map((end) => cell(`Acknowledge inside target ${end}`))
    expect(share).toEqual(['50', '15', '85'])
    expect(cell('In the area inside target (%)')).toBe('') // nothing was judged: no share, not a share of 0
    expect(head).not.toContain('Verify target')
    expect([cell('Deploy n'), cell('Deploy measured'), cell('Deploy answered without one')]).toEqual(['7', '2', '2'])
    expect(cell('No response: No unit available')).toBe('1')
    expect(cell('Acknowledge times: negative')).toBe('1')
    expect(lines.slice(0, 6).join('\n')).toMatch(/Period from.*2026-11-22T21:00:00.000Z[\s\S]*Produced at.*22:30/)
  })
})

describe('the CSV', () => {
  it('gives a spreadsheet no formula to run', async () => {
    const forces = [{ id: 'x', name: '=HYPERLINK("http://x")' }]
    const csv = responseCsv({ ...(await report()), forces, rows: [] })
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")",High,0`)
  })
})
