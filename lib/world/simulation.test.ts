import { describe, expect, test, vi } from 'vitest'
import { distanceM } from '#lib/core/geo.ts'
import { type WorldCamera, worldCameras } from './cameras.ts'
import { chapman } from './chapman.ts'
import { worldEntries } from './entries.ts'
import type { Grade } from './entry.ts'
import { isNeverReal } from './marks.ts'
import { scenarios } from './scenarios.ts'
import { createSimulation, type SimulatedRead } from './simulation.ts'

// A run of two hours takes a second of one core; a busy machine may need ten times that.
vi.setConfig({ testTimeout: 60_000 })

const MINUTE = 60_000
const startMs = Date.parse('2026-11-22T10:00:00Z')
const cameras = new Map(worldCameras.map((camera) => [camera.id, camera]))
const entries = new Map(worldEntries(1, new Date(startMs)).map((entry) => [entry.vrm, entry]))

const cameraOf = (read: SimulatedRead) => cameras.get(read.body.cameraId) as WorldCamera
const entryOf = (read: SimulatedRead) => entries.get(read.truth.vehicle.vrm)
const isWorthAnAlarm = (read: SimulatedRead) => {
  const entry = entryOf(read)
  return entry?.status === 'live' && entry.category !== 'no-insurance'
}

function run(scenario: string, minutes: number, seed = 1) {
  return createSimulation({ seed, scenario, startMs }).advance(startMs + minutes * MINUTE)
}

const day = run('day', 120)

describe('determinism', () => {
  const outline = (reads: SimulatedRead[]) => reads.map((read) => [read.sentAtMs, read.capturedAtMs, read.body])

  test('the same seed replays to the character, in whatever steps time advances', () => {
    const simulation = createSimulation({ seed: 1, scenario: 'day', startMs })
    const reads: SimulatedRead[] = []
    for (let ms = 0; ms <= 10 * MINUTE; ms += 700) reads.push(...simulation.advance(startMs + ms).reads)
    reads.push(...simulation.advance(startMs + 10 * MINUTE).reads)
    expect(outline(reads)).toEqual(outline(run('day', 10).reads))
  })

  test('another seed is another day', () => {
    expect(outline(run('quiet', 10, 2).reads)).not.toEqual(outline(run('quiet', 10).reads))
  })

  test('a scenario must be known', () => {
    expect(() => run('nonsense', 1)).toThrow('there is no scenario named nonsense')
  })
})

describe('reads', () => {
  test('three in a hundred are wrong', () => {
    const wrong = day.reads.filter((read) => read.body.vrm !== read.truth.vehicle.vrm)
    expect(day.reads.length).toBeGreaterThan(30_000)
    expect(wrong.length / day.reads.length).toBeGreaterThan(0.025)
    expect(wrong.length / day.reads.length).toBeLessThan(0.035)
  })

  test('nobody drives a mark that could be real, nor is anything sent before it happened or in the wrong order', () => {
    expect(day.reads.filter((read) => !isNeverReal(read.truth.vehicle.vrm))).toEqual([])
    expect(day.reads.filter((read) => read.capturedAtMs < startMs || read.sentAtMs <= read.capturedAtMs)).toEqual([])
    const sentAt = day.reads.map((read) => read.sentAtMs)
    expect(sentAt.filter((ms, i) => ms < (sentAt[i - 1] ?? 0))).toEqual([])
  })

  test('a few come late, most within two seconds', () => {
    const delays = day.reads.map((read) => read.sentAtMs - read.capturedAtMs)
    const late = delays.filter((ms) => ms > 30_000).length / delays.length
    expect(late).toBeGreaterThan(0.002)
    expect(late).toBeLessThan(0.012)
    expect(delays.filter((ms) => ms < 2_000).length / delays.length).toBeGreaterThan(0.98)
  })

  test('confidence is a percentage and lower for wrong reads; candidates start with the read itself', () => {
    const mean = (reads: SimulatedRead[]) => reads.reduce((sum, read) => sum + read.body.confidence, 0) / reads.length
    const isWrong = (read: SimulatedRead) => read.body.vrm !== read.truth.vehicle.vrm
    expect(mean(day.reads.filter(isWrong))).toBeLessThan(mean(day.reads.filter((read) => !isWrong(read))) - 8)
    const bodies = day.reads.map((read) => read.body)
    expect(bodies.filter((body) => body.confidence < 0 || body.confidence > 100)).toEqual([])
    expect(bodies.filter(({ candidates, vrm }) => candidates && candidates[0]?.vrm !== vrm)).toEqual([])
    expect(
      bodies.filter(({ characters, vrm }) => characters && characters.map((c) => c.char).join('') !== vrm),
    ).toEqual([])
    expect(day.reads.some((read) => read.body.candidates)).toBe(true)
    expect(day.reads.some((read) => read.body.characters)).toBe(true)
  })

  test('nobody drives faster than 110 mph between cameras, except a mark that is in two places', () => {
    const speeding = new Set<string>()
    const last = new Map<string, SimulatedRead>()
    for (const read of day.reads.toSorted((a, b) => a.capturedAtMs - b.capturedAtMs)) {
      const { vrm } = read.truth.vehicle
      const before = last.get(vrm)
      last.set(vrm, read)
      if (!before) continue
      const hours = (read.capturedAtMs - before.capturedAtMs) / 3_600_000
      if (distanceM(cameraOf(before), cameraOf(read)) / 1609.344 / hours > 110) speeding.add(vrm)
    }
    expect([...speeding]).toEqual(['EJ93LMN'])
  })
})

describe('the day scenario', () => {
  const worth = day.reads.filter(isWorthAnAlarm)

  test('has five to fifteen unlisted reads a second', () => {
    const perSecond = day.reads.filter((read) => !read.truth.listed).length / (120 * 60)
    expect(perSecond).toBeGreaterThan(5)
    expect(perSecond).toBeLessThan(15)
  })

  test('has a match worth an alarm every 20 to 40 s', () => {
    expect((120 * 60) / worth.length).toBeGreaterThan(18)
    expect((120 * 60) / worth.length).toBeLessThan(40)
  })

  test('shows a first one within 15 s, whatever the seed or the hour', () => {
    for (const [seed, hour] of [
      [1, 3],
      [2, 12],
      [3, 17],
    ] as const) {
      const from = Date.parse('2026-11-22T00:00:00Z') + hour * 3_600_000
      const { reads } = createSimulation({ seed, scenario: 'day', startMs: from }).advance(from + 15_000)
      const right = reads.filter((read) => read.truth.listed && read.body.vrm === read.truth.vehicle.vrm)
      expect(right.length, `seed ${seed} at ${hour}:00`).toBeGreaterThan(0)
    }
  })

  test('reads the first sighting of each of the cast without a mistake', () => {
    const first = day.reads.find((read) => read.truth.vehicle.vrm === 'AB84KDX')
    expect(first?.body).toMatchObject({ vrm: 'AB84KDX', colour: 'silver', make: 'Ford' })
  })

  test('raises about 5 High, 15 Medium and 80 Low in a hundred, grouped by vehicle and 30 minutes', () => {
    const raised: Record<Grade, number> = { high: 0, medium: 0, low: 0 }
    const last = new Map<string, number>()
    for (const read of day.reads.filter(isWorthAnAlarm)) {
      const { vrm } = read.truth.vehicle
      const since = read.capturedAtMs - (last.get(vrm) ?? 0)
      if (since > 30 * MINUTE) raised[entryOf(read)?.grade ?? 'low']++
      last.set(vrm, read.capturedAtMs)
    }
    const total = raised.high + raised.medium + raised.low
    expect(raised.high).toBeGreaterThan(0)
    expect(raised.high / total).toBeLessThan(0.1)
    expect(raised.medium / total).toBeGreaterThan(0.05)
    expect(raised.medium / total).toBeLessThan(0.25)
  })

  test('the stories happen: thief in two forces, clone in two places, withdrawn and weeded still driving', () => {
    const seen = (vrm: string) => day.reads.filter((read) => read.truth.vehicle.vrm === vrm)
    const forces = (vrm: string) => new Set(seen(vrm).map((read) => cameraOf(read).forceId))
    expect(forces('YK86RTB')).toEqual(new Set(['durrow', 'north-moors']))
    expect(new Set(seen('EJ93LMN').map((read) => read.truth.vehicle.colour))).toEqual(new Set(['black', 'white']))
    expect(seen('FP42NNE').length).toBeGreaterThan(3)
    expect(seen('KT95ABD').some((read) => read.capturedAtMs > startMs + 20 * MINUTE)).toBe(true)
    expect(new Set(seen('DL34FGH').map((read) => read.body.cameraId)).size).toBeLessThan(6)
    expect(seen('DL34FGH').length).toBeGreaterThan(6)
  })

  test('images of listed vehicles come 0.2 to 20 s after their read, about 8 in 100 never', () => {
    const listed = day.reads.filter((read) => read.truth.listed)
    const images = day.images.filter((image) => image.read.truth.listed)
    expect(images.length / (2 * listed.length)).toBeGreaterThan(0.87)
    expect(images.length / (2 * listed.length)).toBeLessThan(0.97)
    const delays = day.images.map((image) => image.sentAtMs - image.read.sentAtMs)
    expect(delays.filter((ms) => ms < 200 || ms > 20_000)).toEqual([])
  })
})

describe('other scenarios', () => {
  test('quiet is quiet and flood is not', () => {
    const quiet = run('quiet', 30).reads
    const flood = run('flood', 5).reads
    expect(quiet.length / 1800).toBeLessThan(3)
    expect(flood.length / 300).toBeGreaterThan(30)
    const newIn5 = new Set(flood.filter(isWorthAnAlarm).map((read) => read.truth.vehicle.vrm)).size
    expect(newIn5).toBeGreaterThan(15)
  })

  test.each([1, 7])('chapman: 16 matches of one medium car, 12, 2 and 2, among 2.5 low a minute (seed %d)', (seed) => {
    const { reads } = run('chapman', 125, seed)
    const car = reads.filter((read) => read.truth.vehicle.vrm === chapman.vehicle.vrm)
    expect(car.every((read) => read.body.vrm === chapman.vehicle.vrm)).toBe(true)
    const byForce = Map.groupBy(car, (read) => cameraOf(read).forceId)
    expect(byForce.get('durrow')).toHaveLength(12)
    expect(byForce.get('north-moors')).toHaveLength(2)
    expect(byForce.get('eden')).toHaveLength(2)
    expect(scenarios.chapman.unwatched).toEqual(['eden'])
    expect((car[0]?.sentAtMs ?? 0) - startMs).toBeLessThan(15_000)

    const marks = new Map(worldEntries(seed, new Date(startMs)).map((entry) => [entry.vrm, entry]))
    const others = reads.filter((read) => read.truth.listed && !car.includes(read))
    expect(others.every((read) => marks.get(read.truth.vehicle.vrm)?.grade === 'low')).toBe(true)
    expect(others.length / 125).toBeGreaterThan(2)
    expect(others.length / 125).toBeLessThan(3)
  })
})
