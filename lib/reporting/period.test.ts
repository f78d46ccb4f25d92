import { describe, expect, it } from 'vitest'
import { fromLondonWall, londonWall, periodOf } from './period.ts'

const now = new Date('2026-11-22T21:12:47.500Z')

describe("London's clocks", () => {
  it.each([
    ['winter', '2026-11-22T21:00', '2026-11-22T21:00:00.000Z'],
    ['summer', '2026-07-01T00:00', '2026-06-30T23:00:00.000Z'],
    ['the last minute of winter', '2026-03-29T00:59', '2026-03-29T00:59:00.000Z'],
    ['the hour that spring lacks', '2026-03-29T01:30', '2026-03-29T01:30:00.000Z'],
    ['the first minute of summer', '2026-03-29T02:00', '2026-03-29T01:00:00.000Z'],
    ['the hour that autumn has twice', '2026-10-25T01:30', '2026-10-25T00:30:00.000Z'],
    ['after it', '2026-10-25T02:00', '2026-10-25T02:00:00.000Z'],
  ])('in %s', (_, wall, instant) => expect(fromLondonWall(wall)?.toISOString()).toBe(instant))

  it.each(['', '2026-11-22', '2026-02-30T10:00', '2026-11-22T25:00', "2026-11-22T10:00' OR 1"])('refuse %j', (wall) =>
    expect(fromLondonWall(wall)).toBeUndefined(),
  )

  it('show what they were read from', () => {
    for (let day = 1; day <= 365; day += 7) {
      const at = new Date(Date.UTC(2026, 0, day, 12, 34))
      expect(fromLondonWall(londonWall(at))).toEqual(at)
    }
  })
})

describe('periods', () => {
  const spanOf = (query: Parameters<typeof periodOf>[0], at = now) => {
    const period = periodOf(query, at)
    return period.ok ? [period.value.from.toISOString(), period.value.until.toISOString()] : period.refusal.message
  }

  it('are today so far when nothing is asked', () => {
    expect(spanOf({})).toEqual(['2026-11-22T00:00:00.000Z', now.toISOString()])
    // Half past midnight in a London summer is still yesterday in UTC.
    expect(spanOf({}, new Date('2026-06-30T23:30:00Z'))).toEqual([
      '2026-06-30T23:00:00.000Z',
      '2026-06-30T23:30:00.000Z',
    ])
  })

  it('roll', () => {
    expect(spanOf({ period: 'hour' })).toEqual(['2026-11-22T20:12:47.500Z', now.toISOString()])
    expect(spanOf({ period: 'week' })).toEqual(['2026-11-15T21:12:47.500Z', now.toISOString()])
  })

  it('are as given, or refused in words', () => {
    const custom = (from: string, until: string) => spanOf({ period: 'custom', from, until })
    expect(custom('2026-07-01T00:00', '2026-07-02T00:00')).toEqual([
      '2026-06-30T23:00:00.000Z',
      '2026-07-01T23:00:00.000Z',
    ])
    expect(custom('2026-07-02T00:00', '2026-07-01T00:00')).toMatch(/after it starts/)
    expect(custom('2025-07-02T00:00', '2026-07-04T00:00')).toMatch(/a year at most/)
    expect(custom('x', '2026-07-01T00:00')).toMatch(/date and time/)
    expect(spanOf({ period: 'ever' })).toMatch(/no such period/)
  })
})
