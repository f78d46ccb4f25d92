import { describe, expect, test } from 'vitest'
import { greatCircleM, impossibleJourney, type Sighting } from './impossible-journey.ts'

const at = (lat: number, lon: number, minutes: number): Sighting => ({
  mark: 'AB30CDE',
  lat,
  lon,
  capturedAtMs: minutes * 60_000,
})

test('a degree of latitude is 111.2 km', () => {
  expect(greatCircleM({ lat: 54, lon: -2 }, { lat: 55, lon: -2 })).toBeCloseTo(111_195, -1)
  expect(greatCircleM({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(111_195, -1)
})

describe('impossibleJourney', () => {
  // 111.2 km is 69.1 miles: 180 mph takes 23 minutes.
  test.each([
    ['in 20 minutes, 201 mph', at(54, -2, 0), at(55, -2, 20), true],
    ['in 24 minutes, 173 mph', at(54, -2, 0), at(55, -2, 24), false],
    ['whichever came first', at(55, -2, 20), at(54, -2, 0), true],
    ['at the same instant', at(54, -2, 0), at(55, -2, 0), true],
    ['the next camera, clocks a second apart', at(54, -2, 0), at(54.004, -2, 1 / 60), false],
    ['without a position', at(54, -2, 0), at(Number.NaN, -2, 1), false],
  ])('%s', (_name, one, other, impossible) => {
    const journey = impossibleJourney(one, other)
    expect(journey !== undefined).toBe(impossible)
    if (journey) expect(journey.between[0].capturedAtMs).toBeLessThanOrEqual(journey.between[1].capturedAtMs)
  })

  test('the limit is policy', () => {
    expect(impossibleJourney(at(54, -2, 0), at(55, -2, 24), 150)?.words).toMatch(/69 miles in 24 min/)
  })
})
