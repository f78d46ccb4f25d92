import { expect, it } from 'vitest'
import type { Unit } from '#lib/response/unit.ts'
import { distanceWords, rankUnits } from './rank-units.ts'

const now = Date.parse('2026-11-22T21:00:00Z')
const unit = (id: string, change: Partial<Unit>): Unit => ({
  id,
  callSign: id.toUpperCase(),
  forceId: 'durrow',
  kind: 'Traffic',
  crew: 2,
  onDuty: true,
  lat: 54.7,
  lon: -1.5,
  heading: null,
  speedMph: null,
  positionAt: '2026-11-22T20:58:00Z',
  deployment: null,
  ...change,
})
const task = { id: 't', alarmId: 'x', vrm: null, state: 'en-route', targetLat: null, targetLon: null }
const place = { lat: 54.7, lon: -1.55 }

it('puts free units first, then the nearest; leaves out those off duty; those without a position come last', () => {
  const ranked = rankUnits(
    [
      unit('far', { lat: 55.0 }),
      unit('near-busy', { lon: -1.55, deployment: task }),
      unit('off', { onDuty: false }),
      unit('near', {}),
      unit('lost', { lat: null, lon: null }),
    ],
    place,
    now,
  )
  expect(ranked.map(({ unit: { id } }) => id)).toEqual(['near', 'far', 'lost', 'near-busy'])
})

it('estimates at 50 mph over a road 1.3 times the straight line, and ages the position', () => {
  // 0.3° of latitude is 33.36 km = 20.73 miles; × 1.3 ÷ 50 mph = 32.3 min.
  const [ranked] = rankUnits([unit('far', { lat: 55.0, lon: -1.55 })], place, now)
  expect(ranked).toMatchObject({ etaMin: 32, positionAgeMs: 120_000 })
  expect(distanceWords(ranked?.distanceM ?? 0)).toBe('21 mi')
  expect(distanceWords(ranked?.distanceM ?? 0, 'kilometres')).toBe('33 km')
})
