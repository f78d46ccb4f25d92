import { describe, expect, it } from 'vitest'
import { isFlood, type LoadAlarm, loadOf } from './load.ts'
import { defaultWatchSettings as settings } from './policy.ts'

const now = 10_000_000
const areas = [{ forceId: 'durrow', ring: null }]
const alarm = (minutesAgo: number, change: Partial<LoadAlarm> = {}): LoadAlarm => ({
  band: 'low',
  atMs: now - minutesAgo * 60_000,
  place: { forceId: 'durrow', lat: 54.7, lon: -1.5 },
  source: 'A1(M) J61',
  ...change,
})

describe('loadOf', () => {
  it('counts what came in the window, in the areas, by band and source', () => {
    const alarms = [
      alarm(1, { band: 'high' }),
      alarm(2, { band: 'medium', source: 'A19' }),
      alarm(9.9),
      alarm(10.1),
      alarm(1, { place: { forceId: 'eden', lat: 54.7, lon: -3 } }),
      alarm(1, { band: 'log' }),
    ]
    expect(loadOf(areas, alarms, now, settings)).toEqual({
      rate: 3,
      grade: 'busy',
      mix: { high: 1, medium: 1, low: 1 },
      topSource: 'A1(M) J61',
      topCount: 2,
    })
  })
  it.each([
    [0, 'good'],
    [1, 'good'],
    [2, 'manageable'],
    [3, 'busy'],
    [9, 'busy'],
    [10, 'flood'],
  ])('%i in 10 min is %s', (count, grade) => {
    expect(
      loadOf(
        areas,
        Array.from({ length: count }, () => alarm(1)),
        now,
        settings,
      ).grade,
    ).toBe(grade)
  })
})

describe('isFlood', () => {
  it.each([
    ['nine do not begin it', false, 9, false],
    ['ten begin it', false, 10, true],
    ['five keep it', true, 5, true],
    ['four end it', true, 4, false],
  ])('%s', (_, was, rate, expected) => {
    expect(isFlood(was, rate, settings)).toBe(expected)
  })
})
