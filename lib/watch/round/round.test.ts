import { beforeEach, describe, expect, it } from 'vitest'
import { acknowledge, verify } from '#lib/alarms/commands.ts'
import { aViewer, testDeps } from '#lib/alarms/testing/house.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { endBreak, logOff, logOn, takeBreak } from '../keeping/commands.ts'
import { readWatchState } from '../keeping/queries.ts'
import { notePresence } from '../store.ts'
import { anAlarmOf, furnishRooms } from '../testing/rooms.ts'
import { goRound } from './commands.ts'

const { pool } = await testDatabase()
await furnishRooms(pool)
const deps = testDeps(pool)
const ann = aViewer('operator', 'Ann')
const bob = aViewer('operator', 'Bob')
const sue = aViewer('supervisor', 'Sue')
await pool.query(`INSERT INTO person (id, name, email, role, created_at, updated_at)
  VALUES ('Sue', 'Sue', 'sue@desk.test', 'supervisor', '2026-01-01Z', '2026-01-01Z')`)

/** Time in a house in which these people's screens are live; a round every `stepSec`. */
const pass = (seconds: number, ...live: string[]) => passBy(2, seconds, ...live)
async function passBy(stepSec: number, seconds: number, ...live: string[]) {
  const until = deps.time.now + seconds * 1000
  const found = { opened: 0, closed: 0, begun: 0, ended: 0, returned: 0 }
  while (deps.time.now < until) {
    deps.time.now += stepSec * 1000
    await notePresence(
      deps.db,
      live.map((personId) => ({ personId, at: deps.clock() })),
    )
    const round = await goRound(deps)
    found.opened += round?.gapsOpened ?? 0
    found.closed += round?.gapsClosed ?? 0
    found.begun += round?.floodsBegun ?? 0
    found.ended += round?.floodsEnded ?? 0
    found.returned += round?.returned ?? 0
  }
  return found
}
const gaps = async (areaId: string) =>
  (
    await pool.query(
      `SELECT why, told, extract(epoch FROM noticed_at - from_at)::int AS noticed, extract(epoch FROM until_at - from_at)::int AS lasted
       FROM coverage_gap WHERE area_id = $1 ORDER BY from_at DESC, noticed_at DESC`,
      [areaId],
    )
  ).rows
const testDepsAt = (now: number) => ({ ...deps, clock: () => new Date(now) })
const on = (deskId: string, ...areaIds: string[]) => ({ deskId, areaIds, soundState: 'ok' as const })

beforeEach(async () => {
  // Everybody goes home, and an hour passes: each test begins with an empty room and no alarm that counts.
  await pool.query(`UPDATE alarm SET state = 'raised', owner_id = NULL, owner_name = NULL, pass_offer = NULL, version = version + 1
    WHERE owner_id IS NOT NULL`)
  for (const person of [ann, bob, sue]) await logOff(deps, person, {})
  deps.time.now += 3_600_000
  await goRound(deps)
})

describe('coverage gaps', () => {
  it('an area whose desk is silent is noticed within 30 s, told to the supervisor who is there, and recorded until somebody watches', async () => {
    await logOn(deps, ann, on('d2', 'durrow', 'eden'))
    await pass(60, 'Ann', 'Sue')
    expect((await readWatchState(deps.db, sue, deps.clock())).gaps).toEqual([])
    await pass(18, 'Sue')
    const [gap] = await gaps('eden')
    expect(gap).toMatchObject({ why: 'silent', told: ['Sue'], lasted: null })
    expect(gap.noticed).toBeGreaterThan(14)
    expect(gap.noticed).toBeLessThanOrEqual(30)
    const seen = await readWatchState(deps.db, sue, deps.clock())
    expect(seen.gaps.map(({ areaName, why }) => [areaName, why])).toEqual(
      expect.arrayContaining([
        ['Durrow', 'silent'],
        ['Eden', 'silent'],
      ]),
    )
    // An operator is not told where nobody looks.
    expect((await readWatchState(deps.db, bob, deps.clock())).gaps).toEqual([])
    await logOn(deps, bob, on('e1', 'eden'))
    expect(await pass(4, 'Sue', 'Bob')).toMatchObject({ closed: 1 })
    expect((await gaps('eden'))[0].lasted).toBeGreaterThanOrEqual(18)
    expect((await gaps('durrow'))[0].lasted).toBeNull()
  })

  it('a page that reloads is no gap', async () => {
    await logOn(deps, ann, on('d2', 'durrow', 'eden'))
    await pass(4, 'Ann')
    const before = (await gaps('eden')).length
    expect(await pass(10)).toMatchObject({ opened: 0, returned: 0 })
    expect(await pass(10, 'Ann')).toMatchObject({ opened: 0 })
    expect(await gaps('eden')).toHaveLength(before)
  })

  it('a break is a gap only where nobody stands in', async () => {
    await logOn(deps, ann, on('d1', 'durrow'))
    await logOn(deps, bob, on('d2', 'eden'))
    await pass(4, 'Ann', 'Bob')
    const alone = await takeBreak(deps, ann, { coverId: null, leaveUnwatched: false })
    expect(alone.ok === false && alone.refusal.kind).toBe('blocked')
    const cover = (await readWatchState(deps.db, bob, deps.clock())).mine?.watchId ?? ''
    expect((await takeBreak(deps, ann, { coverId: cover, leaveUnwatched: false })).ok).toBe(true)
    expect(await pass(30, 'Bob')).toMatchObject({ opened: 0 })
    expect((await readWatchState(deps.db, bob, deps.clock())).mine).toMatchObject({
      areaIds: ['eden', 'durrow'],
      covers: ['Ann'],
    })
    await endBreak(deps, ann, {})
    await pass(2, 'Ann', 'Bob')
    await takeBreak(deps, ann, { coverId: null, leaveUnwatched: true })
    expect(await pass(20, 'Ann', 'Bob')).toMatchObject({ opened: 1 })
    expect((await gaps('durrow'))[0]).toMatchObject({ why: 'break' })
  })

  it('is found once by two web processes, and goes on after both were down, which is recorded too', async () => {
    await logOn(deps, ann, on('d1', 'durrow'))
    await logOn(deps, bob, on('e1', 'eden'))
    await pass(4, 'Ann', 'Bob')
    await logOff(deps, bob, {})
    deps.time.now += 14_000
    await notePresence(deps.db, [{ personId: 'Ann', at: deps.clock() }])
    await goRound(deps)
    const before = (await gaps('eden')).length
    deps.time.now += 4_000
    const rounds = await Promise.all([goRound(deps), goRound(testDepsAt(deps.time.now)), goRound(deps)])
    expect(rounds.reduce((sum, round) => sum + (round?.gapsOpened ?? 0), 0)).toBe(1)
    expect(await gaps('eden')).toHaveLength(before + 1)

    deps.time.now += 300_000 // no web process
    expect(await goRound(deps)).toMatchObject({ gapsOpened: 0, gapsClosed: 0, returned: 0 })
    expect((await gaps('durrow'))[0]).toMatchObject({ why: 'no-service', lasted: 300 })
    expect((await gaps('eden'))[0]).toMatchObject({ why: 'nobody', lasted: null })
  })
})

describe('an owner who has gone silent', () => {
  it('loses what is undecided after 45 s, with the reason in the log, and sees it on return', async () => {
    await logOn(deps, ann, on('d1', 'durrow'))
    const one = await anAlarmOf(pool, deps)
    const owned = await acknowledge(deps, ann, one)
    expect(owned.ok).toBe(true)
    await pass(30, 'Ann')
    expect(await pass(40)).toMatchObject({ returned: 0 })
    expect(await pass(10)).toMatchObject({ returned: 1 })
    const { rows } = await pool.query('SELECT state, owner_id FROM alarm WHERE id = $1', [one.alarmId])
    expect(rows).toEqual([{ state: 'raised', owner_id: null }])
    const { rows: log } = await pool.query(
      `SELECT kind, actor_id, data FROM alarm_event WHERE alarm_id = $1 ORDER BY seq DESC LIMIT 1`,
      [one.alarmId],
    )
    expect(log).toEqual([{ kind: 'owner-lost', actor_id: null, data: { reason: 'owner silent', from: 'Ann' } }])
    expect((await readWatchState(deps.db, ann, deps.clock())).takenBack).toMatchObject([
      { vrm: one.vrm, band: 'medium' },
    ])
    expect((await readWatchState(deps.db, bob, deps.clock())).takenBack).toEqual([])
    expect(await pass(60)).toMatchObject({ returned: 0 })
  })

  it('whose socket is cut but who goes on working keeps it', async () => {
    await logOn(deps, ann, on('d1', 'durrow'))
    const one = await anAlarmOf(pool, deps)
    const owned = await acknowledge(deps, ann, one)
    await pass(30)
    if (!owned.ok) throw new Error(owned.refusal.message)
    const checks = { characters: 'yes', vehicle: 'yes', entry: 'yes', oddity: 'yes' } as const
    await verify(deps, ann, { alarmId: one.alarmId, revision: owned.value.revision, checks })
    expect(await pass(40)).toMatchObject({ returned: 0 })
    expect(await pass(10)).toMatchObject({ returned: 1 })
  })

  it('is not silent for time in which no web process listened', async () => {
    await logOn(deps, ann, on('d1', 'durrow'))
    await acknowledge(deps, ann, await anAlarmOf(pool, deps))
    await pass(4, 'Ann')
    deps.time.now += 120_000
    expect(await goRound(deps)).toMatchObject({ returned: 0 })
    expect(await pass(44)).toMatchObject({ returned: 0 })
    expect(await pass(6)).toMatchObject({ returned: 1 })
  })

  it('is off watch after 15 min', async () => {
    await logOn(deps, ann, on('d1', 'durrow'))
    await pass(4, 'Ann')
    const last = deps.time.now
    await passBy(10, 910)
    const { rows } = await pool.query(
      `SELECT ended_by, until_at FROM watch WHERE person_id = 'Ann' ORDER BY from_at DESC LIMIT 1`,
    )
    expect(rows[0].ended_by).toBe('silent')
    expect(rows[0].until_at.toISOString()).toBe(new Date(last).toISOString())
  })
})

describe('a flood', () => {
  it('begins at ten in 10 min on a desk’s own areas, ends below five, and counts nothing covert', async () => {
    await logOn(deps, ann, on('d1', 'durrow'))
    await logOn(deps, bob, on('e1', 'eden'))
    for (let i = 0; i < 9; i++) await anAlarmOf(pool, deps, { grade: 'low' })
    await anAlarmOf(pool, deps, { action: 'SILENT' })
    await anAlarmOf(pool, deps, { cameraId: 'CAM-E' })
    expect(await pass(2, 'Ann', 'Bob')).toMatchObject({ begun: 0 })
    await anAlarmOf(pool, deps, { grade: 'low' })
    expect(await pass(2, 'Ann', 'Bob')).toMatchObject({ begun: 1 })
    const state = await readWatchState(deps.db, ann, deps.clock())
    expect(state.flood).toMatchObject({ rate: 10, topSource: 'A1(M) J61' })
    expect(state.load).toMatchObject({ rate: 10, grade: 'flood', mix: { high: 0, medium: 0, low: 10 } })
    expect((await readWatchState(deps.db, bob, deps.clock())).flood).toBeNull()
    expect((await readWatchState(deps.db, sue, deps.clock())).floods).toMatchObject([
      { deskName: 'Durrow 1', rate: 10 },
    ])
    expect(await passBy(10, 590, 'Ann', 'Bob')).toMatchObject({ begun: 0, ended: 0 })
    expect(await pass(12, 'Ann', 'Bob')).toMatchObject({ ended: 1 })
    const { rows } = await pool.query(
      'SELECT peak_rate, until_at IS NOT NULL AS over FROM flood ORDER BY from_at DESC LIMIT 1',
    )
    expect(rows).toEqual([{ peak_rate: 10, over: true }])
  }, 60_000)
})
