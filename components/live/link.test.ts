import { describe, expect, it } from 'vitest'
import { trustOf, trustWords } from './connection.ts'
import { createLiveDesk } from './live-desk.ts'
import { offsetOf, sampleLimit, withSample } from './server-clock.ts'

describe('trustOf', () => {
  const cases = [
    ['answers by polling', { connected: false, everLive: true, polling: true }, 4_000, 'LIVE'],
    ['polling not answered any more', { connected: false, everLive: true, polling: true }, 15_001, 'LOST'],
    ['no socket yet', { connected: false, everLive: false }, 2_000, 'CONNECTING'],
    ['heartbeats come', { connected: true, everLive: true }, 5_000, 'LIVE'],
    ['ten seconds exactly', { connected: true, everLive: true }, 10_000, 'LIVE'],
    ['over ten seconds, though the socket says it is up', { connected: true, everLive: true }, 10_001, 'DELAYED'],
    ['cut a moment ago', { connected: false, everLive: true }, 500, 'DELAYED'],
    ['heartbeats come, but not what is missing', { connected: true, everLive: true, behind: true }, 500, 'DELAYED'],
    [
      'polled, but not what is missing',
      { connected: false, everLive: true, polling: true, behind: true },
      500,
      'DELAYED',
    ],
    [
      'connected for the first time, and not told everything',
      { connected: true, everLive: false, behind: true },
      50,
      'CONNECTING',
    ],
    ['over fifteen seconds', { connected: true, everLive: true }, 15_001, 'LOST'],
    ['never connected for over fifteen seconds', { connected: false, everLive: false }, 15_001, 'LOST'],
  ] as const
  it.each(cases)('%s', (_name, link, silentMs, trust) => {
    expect(trustOf({ polling: false, behind: false, ...link, lastBeatMs: 1_000 }, 1_000 + silentMs)).toBe(trust)
  })
})

it.each([
  ['LIVE', true, false, 'LIVE'],
  ['LIVE', false, true, 'LIVE by polling'],
  ['LOST', false, true, 'LOST'],
] as const)('%s with socket %s and polling %s is said as %s', (trust, connected, polling, words) =>
  expect(trustWords(trust, { connected, polling })).toBe(words),
)

describe('the server clock', () => {
  it('believes the sample that travelled fastest', () => {
    const samples = [400, 30, 120].map((delayMs, turn) => ({
      serverMs: 60_000 + turn,
      localMs: 10_000 + turn + delayMs,
    }))
    expect(offsetOf(samples)).toBe(50_000 - 30)
  })

  it('forgets old samples, so that it follows a clock that drifts', () => {
    let samples = [{ serverMs: 99_000, localMs: 0 }]
    for (let turn = 0; turn < sampleLimit; turn++) samples = withSample(samples, { serverMs: 1_000, localMs: 1_000 })
    expect(offsetOf(samples)).toBe(0)
  })
})

const atSecond = (second: number) => new Date(Date.parse('2026-11-22T21:00:00.000Z') + 1_000 * second).toISOString()

describe('a desk', () => {
  it('goes LIVE, DELAYED, LOST and back as heartbeats come and fail to', () => {
    let localMs = 0
    const desk = createLiveDesk(
      {
        snapshot: { seq: 0, alarms: [] },
        cleared: false,
        units: [],
        serverNow: '2026-11-22T21:00:00.000Z',
        build: '1',
      },
      () => localMs,
    )
    const trustAt = (ms: number) => {
      localMs = ms
      desk.tick()
      return desk.link.get().trust
    }
    expect(trustAt(100)).toBe('CONNECTING')
    desk.beat({ at: '2026-11-22T21:00:01.000Z', build: '1' })
    expect(trustAt(5_000)).toBe('LIVE')
    expect(trustAt(10_200)).toBe('DELAYED')
    expect(trustAt(15_200)).toBe('LOST')
    expect(desk.link.get().asAtMs).toBe(Date.parse('2026-11-22T21:00:01.000Z'))
    desk.beat({ at: '2026-11-22T21:00:16.000Z', build: '2' })
    expect(desk.link.get()).toMatchObject({ trust: 'LIVE', newBuild: true })
  })

  it('is not LIVE while something is missing, and as old as that, however well the server is heard', () => {
    let localMs = 0
    const start = { snapshot: { seq: 0, alarms: [] }, cleared: false, units: [], serverNow: atSecond(0), build: '1' }
    const desk = createLiveDesk(start, () => localMs)
    const beatAt = (ms: number) => {
      localMs = ms
      desk.beat({ at: atSecond(ms / 1_000), build: '1' })
      const { trust, asAtMs } = desk.link.get()
      return [trust, (asAtMs - Date.parse(atSecond(0))) / 1_000]
    }
    expect(beatAt(5_000)).toEqual(['LIVE', 5])
    desk.fallBehind()
    expect(beatAt(10_000)).toEqual(['DELAYED', 5])
    expect(beatAt(21_000)).toEqual(['LOST', 5])
    desk.catchUp()
    expect(desk.link.get()).toMatchObject({ trust: 'LIVE', asAtMs: Date.parse(atSecond(21)) })
  })

  it('says how far its own clock is off, and what the canary means', () => {
    const start = {
      snapshot: { seq: 0, alarms: [] },
      cleared: false,
      units: [],
      serverNow: '2026-11-22T21:00:00.000Z',
      build: '1',
    }
    const localMs = Date.parse('2026-11-22T21:00:04.000Z')
    const desk = createLiveDesk(start, () => localMs)
    desk.beat({ at: '2026-11-22T21:00:00.900Z', build: '1' })
    expect(desk.link.get().driftMs).toBe(3_100)
    expect(desk.systemFault()).toBe(false)
    desk.setLink({ canary: { last: null, since: '2026-11-22T20:58:00.000Z', everySec: 60, missedAfterSec: 90 } })
    expect([desk.link.get().canaryMissed, desk.systemFault()]).toEqual([true, true])
  })
})
