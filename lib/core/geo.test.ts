import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bearingDeg,
  destination,
  distanceM,
  distanceToSegmentM,
  interpolate,
  isInsideRing,
  nearestOnSegment,
} from './geo.ts'

const durham = { lat: 54.7761, lon: -1.5733 }
const york = { lat: 53.9576, lon: -1.0827 }
const position = fc.record({
  lat: fc.double({ min: 53, max: 56, noNaN: true }),
  lon: fc.double({ min: -5, max: 1, noNaN: true }),
})

describe('on the sphere', () => {
  test('one degree of latitude is 111.195 km', () => {
    expect(distanceM({ lat: 54, lon: -1 }, { lat: 55, lon: -1 })).toBeCloseTo(111_195, -1)
  })

  test('Durham to York is 96.5 km, south-south-east', () => {
    expect(distanceM(durham, york) / 1000).toBeCloseTo(96.5, 0)
    expect(bearingDeg(durham, york)).toBeCloseTo(160.6, 0)
  })

  test('going a distance on a bearing arrives at that distance', () => {
    fc.assert(
      fc.property(
        position,
        fc.double({ min: 0, max: 359.9, noNaN: true }),
        fc.double({ min: 1, max: 2e5, noNaN: true }),
        (from, bearing, metres) => {
          const to = destination(from, bearing, metres)
          expect(distanceM(from, to)).toBeCloseTo(metres, 2)
          const turn = Math.abs(bearingDeg(from, to) - bearing)
          expect(Math.min(turn, 360 - turn)).toBeLessThan(0.01)
        },
      ),
    )
  })

  test('half way is as far from both ends', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        const middle = interpolate(a, b, 0.5)
        expect(distanceM(a, middle)).toBeCloseTo(distanceM(middle, b), 2)
      }),
    )
  })
})

describe('nearest point of a piece of line', () => {
  const a = { lat: 54, lon: -2 }
  const b = { lat: 54, lon: -1 }
  test.each([
    ['abreast of its middle', { lat: 54.1, lon: -1.5 }, 0.5],
    ['beyond its start', { lat: 54, lon: -3 }, 0],
    ['beyond its end', { lat: 54.2, lon: 0 }, 1],
  ])('%s', (_, point, fraction) => {
    expect(nearestOnSegment(point, a, b).fraction).toBeCloseTo(fraction, 5)
  })
  test('a tenth of a degree north is 11.1 km away', () => {
    expect(distanceToSegmentM({ lat: 54.1, lon: -1.5 }, a, b) / 1000).toBeCloseTo(11.12, 1)
  })
})

test('a point is inside a ring or not', () => {
  const ring: [number, number][] = [
    [0, 0],
    [4, 0],
    [4, 4],
    [2, 1],
    [0, 4],
    [0, 0],
  ]
  expect(isInsideRing({ lon: 0.5, lat: 2 }, ring)).toBe(true)
  expect(isInsideRing({ lon: 2, lat: 3 }, ring)).toBe(false)
  expect(isInsideRing({ lon: 5, lat: 1 }, ring)).toBe(false)
})
