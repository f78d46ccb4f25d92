import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import type { MatchMessage } from '#lib/realtime/contract.ts'
import { findAlarmDetail, readSnapshot } from '../queries.ts'
import { aMessage, atSecond, aViewer, furnish, id, putEntry, testDeps } from '../testing/house.ts'
import { takeInMatches } from './commands.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)
const operator = aViewer('operator')
let entry = 0

beforeAll(() => furnish(pool))
beforeEach(async () => {
  entry += 1
  await putEntry(pool, entry)
})

const openAlarm = async (viewer = operator) =>
  (await readSnapshot(pool, viewer)).alarms.find((alarm) => alarm.vrm === `AB8${entry}KDX`)
const detail = async (alarmId: string | undefined, viewer = operator) =>
  findAlarmDetail(pool, viewer, alarmId ?? '', deps.clock())

/** The match `n`, whose read cannot have been made by the vehicle of read `other`: CAM-D and CAM-E are 48 miles apart. */
const journey = (n: number, other: number, second: number): MatchMessage => ({
  ...aMessage(n, entry, second, { cameraId: 'CAM-E' }),
  signals: [
    {
      v: 1,
      kind: 'impossible-journey',
      mph: 450,
      distanceM: 77_249,
      elapsedMs: 360_000,
      other: { readId: id(5_000 + other), cameraId: 'CAM-D', capturedAt: atSecond(0) },
    },
  ],
})
const words = 'Seen at A1(M) J61 and M6 J40, 48 miles in 6 min: at least 450 mph'

describe('an impossible journey', () => {
  it.each([
    ['in order', false],
    ['its second sighting told first', true],
  ])('%s: flags the alarm and both sightings, raises again once, and a resend changes nothing', async (_, turned) => {
    const n = 10 * entry
    const batch = [aMessage(n, entry), journey(n + 1, n, 360)]
    for (let again = 0; again < 3; again++) await takeInMatches(deps, turned ? batch.toReversed() : batch)
    const alarm = await openAlarm()
    expect(alarm).toMatchObject({
      cloneReason: words,
      cloneSuspectedAt: expect.any(String),
      sightingCount: 2,
      version: 2,
      reraisedReason: turned ? 'entered another force' : 'seen in two places at once',
    })
    const seen = (await detail(alarm?.id))?.sightings
    expect(seen?.map(({ readId, clone, signals }) => [readId, clone, signals.length])).toEqual([
      [id(5_000 + n + 1), true, 1],
      [id(5_000 + n), true, 0],
    ])
  })

  it('leaves the sightings that are no part of it unmarked', async () => {
    const n = 10 * entry
    await takeInMatches(deps, [aMessage(n, entry), journey(n + 1, n, 360), aMessage(n + 2, entry, 4_000)])
    const seen = (await detail((await openAlarm())?.id))?.sightings
    expect(seen?.map(({ clone }) => clone)).toEqual([false, true, true])
  })

  it('of a restricted alarm marks nothing for those not cleared', async () => {
    const n = 10 * entry
    await putEntry(pool, 500 + entry, { action: 'SILENT' })
    await pool.query('UPDATE hotlist_entry SET vrm = $2 WHERE id = $1', [id(500 + entry), `AB8${entry}KDX`])
    const silent = { ...journey(n + 1, n, 360), id: id(9_000 + n), entryId: id(500 + entry) }
    await takeInMatches(deps, [aMessage(n, entry), silent])
    const mine = await openAlarm()
    expect(mine?.cloneSuspectedAt).toBeNull()
    expect((await detail(mine?.id))?.sightings.map(({ clone }) => clone)).toEqual([false])
  })
})

describe('signals on the wire', () => {
  it('an older matcher sends none, a newer one some that nobody knows: the match is taken in all the same', async () => {
    const unknown = { ...aMessage(10 * entry, entry), signals: [{ v: 9, kind: 'hovering' }, 7] }
    expect(await takeInMatches(deps, [unknown])).toMatchObject({ accepted: [unknown.id], refused: [] })
    expect(await openAlarm()).toMatchObject({ cloneSuspectedAt: null, sightingCount: 1 })
  })

  it('a second entry of the same read adds what speaks against the looks', async () => {
    const n = 10 * entry
    await putEntry(pool, 500 + entry)
    await pool.query('UPDATE hotlist_entry SET vrm = $2 WHERE id = $1', [id(500 + entry), `AB8${entry}KDX`])
    const conflict: MatchMessage = {
      ...aMessage(n, entry),
      id: id(9_000 + n),
      entryId: id(500 + entry),
      signals: [{ v: 1, kind: 'description-conflict', fields: [{ of: 'colour', seen: 'WHITE', listed: 'BLACK' }] }],
    }
    await takeInMatches(deps, [aMessage(n, entry)])
    await takeInMatches(deps, [conflict])
    const alarm = await openAlarm()
    expect(alarm).toMatchObject({
      cloneReason: 'Not as listed: colour seen White, listed Black',
      reraisedReason: 'vehicle does not match the entry',
      sightingCount: 1,
    })
    expect((await detail(alarm?.id))?.sightings).toMatchObject([{ clone: true, signals: conflict.signals }])
  })
})

it('weighs the score as the row of the policy in force says, and names its version', async () => {
  const weights = (score: unknown) => JSON.stringify({ groupingMinutes: 30, delayedSec: 300, score })
  const { rows } = await pool.query('SELECT settings FROM alarm_policy WHERE version = 1')
  expect(rows[0].settings.score).toBeUndefined() // the default weights
  await pool.query(`INSERT INTO alarm_policy VALUES (2, $1, 'only the grade counts', $2)`, [
    atSecond(-60),
    weights({
      version: 2,
      points: {
        harm: 0,
        grade: 1000,
        probability: 0,
        freshness: 0,
        listFreshness: 0,
        signals: 0,
        interceptability: 0,
        sightings: 0,
      },
      freshnessHalfLifeS: 300,
      listHalfLifeDays: 30,
      interceptHalfMinutes: 8,
      gradeShare: { high: 1, medium: 0.5, low: 0 },
      signalShare: {},
      otherSignalShare: 0,
    }),
  ])
  await pool.query(`INSERT INTO alarm_policy_band SELECT 2, band, 30, 240, 300 FROM alarm_policy_band`)
  await takeInMatches(deps, [aMessage(10 * entry, entry)])
  const alarm = await openAlarm()
  expect(alarm).toMatchObject({ score: 500, policyVersion: 2 })
  const events = (await detail(alarm?.id))?.events
  expect(events?.[0]?.data).toMatchObject({ policyVersion: 2 })
})
