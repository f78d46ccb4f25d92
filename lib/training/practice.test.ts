import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { permissionsOf } from '../access/role.ts'
import { applyEvents, boardOf } from '../alarms/board.ts'
import { timedUuid } from '../core/uuid.ts'
import { scorePractice } from './practice-score.ts'
import { createPracticeWorld } from './practice-world.ts'
import { begunAt, Recording, type TrainingScenario, trainingScenarios } from './recording.ts'

const startMs = Date.parse('2026-11-25T21:00:00.000Z')
const who = {
  id: 'me',
  name: 'Me',
  forceId: 'durrow',
  permissions: permissionsOf({ role: 'operator', cleared: false }),
}

function play(name: TrainingScenario) {
  const file = readFileSync(new URL(`../../public/training/${name}.json`, import.meta.url), 'utf8')
  const recording = begunAt(Recording.parse(JSON.parse(file)), startMs)
  let ids = 0
  const world = createPracticeWorld(recording, who, () => timedUuid(startMs, `${name} ${++ids}`))
  return { recording, world, at: (sec: number) => startMs + sec * 1000 }
}
const sureYes = { characters: 'yes', vehicle: 'yes', entry: 'yes', oddity: 'yes' } as const

describe.each(trainingScenarios)('%s', (name) => {
  it('is a recording that begins when practice does, with nothing covert in it', () => {
    const { recording } = play(name)
    expect(Date.parse(recording.startsAt)).toBe(startMs)
    const first = recording.arrivals[0]
    expect(Date.parse(first?.place.receivedAt ?? '') - startMs).toBe(first?.atMs)
    expect(recording.entries.every(({ action }) => action !== 'SILENT')).toBe(true)
    expect(recording.arrivals.some(({ right }) => !right)).toBe(true)
  })

  it('tells the desk everything once, and the desk holds what the world holds', () => {
    const { world, recording } = play(name)
    let board = boardOf(0, [])
    let told = 0
    for (let sec = 0; sec <= recording.lengthMs / 1000 + 1; sec++) {
      const events = world.advance(startMs + sec * 1000)
      told += events.length
      const next = applyEvents(board, events)
      expect(next.gap).toBe(false)
      board = next.board
    }
    expect(told).toBe(world.log.length)
    expect([...board.alarms.values()]).toEqual([...world.alarms.values()].filter(({ state }) => state !== 'closed'))
  })

  it('comes out the same whatever the steps in which time passes', () => {
    const [one, other] = [play(name), play(name)]
    one.world.advance(one.world.endsAtMs)
    for (let ms = startMs; ms <= other.world.endsAtMs; ms += 700) other.world.advance(ms)
    other.world.advance(other.world.endsAtMs)
    const arrivals = (world: typeof one.world) => world.log.filter(({ kind }) => kind === 'raised').map(({ at }) => at)
    expect(arrivals(other.world)).toEqual(arrivals(one.world))
  })
})

describe('an act of practice', () => {
  it('is what the table allows, and nothing else', () => {
    const { world, at } = play('flood')
    world.advance(at(60))
    const [alarm] = [...world.alarms.values()]
    if (!alarm) throw new Error('no alarm within a minute')
    const on = (revision = world.alarms.get(alarm.id)?.revision ?? 0) => ({ alarmId: alarm.id, revision })
    expect(world.act('deploy', { ...on(), unitId: 'unit-d22' }, at(61))).toMatchObject({
      ok: false,
      refusal: { kind: 'illegal' },
    })
    expect(world.act('acknowledge', on(), at(62)).ok).toBe(true)
    expect(world.act('verify', { ...on(1), checks: sureYes }, at(63))).toMatchObject({
      ok: false,
      refusal: { kind: 'stale' },
    })
    expect(world.act('verify', { ...on(), checks: sureYes }, at(64)).ok).toBe(true)
    expect(world.act('deploy', { ...on(), unitId: 'unit-d22' }, at(65)).ok).toBe(true)
    const after = world.alarms.get(alarm.id)
    expect(after).toMatchObject({ state: 'deployed', ownerId: 'me', decision: 'deploy' })
    expect(world.detail(alarm.id, at(66))?.verifications).toHaveLength(1)
    expect(world.alarms.size).toBeGreaterThan(1)
  })

  it('can be undone for ten seconds', () => {
    const { world, at } = play('flood')
    world.advance(at(60))
    const [alarm] = [...world.alarms.values()]
    if (!alarm) throw new Error('no alarm within a minute')
    const on = () => ({ alarmId: alarm.id, revision: world.alarms.get(alarm.id)?.revision ?? 0 })
    world.act('acknowledge', on(), at(60))
    expect(world.act('undo', on(), at(65)).ok).toBe(true)
    expect(world.alarms.get(alarm.id)).toMatchObject({ state: 'raised', ownerId: null })
    world.act('acknowledge', on(), at(66))
    expect(world.act('undo', on(), at(77)).ok).toBe(false)
  })
})

it('keeps everything back while the line is lost, and tells it all when it is back', () => {
  const { world, at, recording } = play('feed-loss')
  const [lapse] = recording.lapses
  if (!lapse) throw new Error('no lapse')
  world.advance(at(lapse.fromMs / 1000 - 1))
  const before = world.log.length
  expect(world.advance(at(lapse.untilMs / 1000 - 1))).toEqual([])
  expect(world.linkIsDown(at(lapse.untilMs / 1000 - 1))).toBe(true)
  expect(world.log.length).toBeGreaterThan(before)
  expect(world.advance(at(lapse.untilMs / 1000))).toEqual(world.log.slice(before))
})

describe('the score', () => {
  it('of somebody who does nothing: every High and Medium whose time is over is missed, and escalated', () => {
    const { world, recording } = play('chapman')
    world.advance(world.endsAtMs)
    const score = scorePractice({
      recording,
      alarms: world.alarms.values(),
      log: world.log,
      refused: 0,
      endMs: world.endsAtMs,
    })
    expect(score.bands.medium).toMatchObject({ inTime: 0, late: 0, medianSec: null })
    expect(score.bands.medium.missed).toBeGreaterThan(0)
    expect(world.log.some(({ kind, data }) => kind === 'escalated' && data.level === 'inspector')).toBe(true)
    const car = [...world.alarms.values()].filter(({ vrm }) => vrm === 'SL87CPM')
    expect(car.reduce((sum, { sightingCount }) => sum + sightingCount, 0)).toBe(16)
  })

  it('counts a Low taken before a Medium that waits, a wrong deployment and a wrong dismissal', () => {
    const { world, recording, at } = play('flood')
    world.advance(at(280))
    const of = (band: string) => [...world.alarms.values()].filter((alarm) => alarm.initialBand === band)
    const act = (...[name, input, ms]: Parameters<typeof world.act>) => world.act(name, input, ms)
    const on = (id: string) => ({ alarmId: id, revision: world.alarms.get(id)?.revision ?? 0 })
    const readOf = (id: string) => world.log.find(({ alarmId }) => alarmId === id)?.data.readId
    const right = (id: string) => recording.arrivals.find(({ place }) => place.readId === readOf(id))?.right
    const impostor = [...world.alarms.values()].find(
      ({ id, sightingCount }) => right(id) === false && sightingCount === 1,
    )
    const low = of('low').find(({ id }) => right(id))
    if (!impostor || !low) throw new Error('the flood has no impostor or no Low')
    act('acknowledge', on(low.id), at(281))
    act('verify', { ...on(low.id), checks: { ...sureYes, characters: 'no' } }, at(282))
    act('acknowledge', on(impostor.id), at(283))
    act('verify', { ...on(impostor.id), checks: sureYes }, at(284))
    act('deploy', { ...on(impostor.id), unitId: 'unit-d22' }, at(285))
    const score = scorePractice({
      recording,
      alarms: world.alarms.values(),
      log: world.log,
      refused: 1,
      endMs: at(290),
    })
    expect(score).toMatchObject({ wronglyDismissed: 1, wronglyDeployed: 1, refused: 1, decided: 1 })
    expect(score.wrongRow).toBeGreaterThanOrEqual(1)
  })
})
