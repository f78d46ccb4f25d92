import { describe, expect, it } from 'vitest'
import type { Sighting } from '#lib/alarms/detail.ts'
import { aSighting } from '#lib/alarms/testing/sample.ts'
import { fastestLeg, oddityOf, vehicleDiffers } from './evidence.ts'

const seen = (cameraId: string, minute: number, lat: number): Sighting => ({
  ...aSighting({
    cameraId,
    cameraName: cameraId,
    lat,
    capturedAt: new Date(Date.UTC(2026, 10, 22, 21, minute)).toISOString(),
  }),
  make: null,
  model: null,
  colour: null,
  confidence: null,
  motion: null,
  images: [],
  signals: [],
  clone: false,
})

describe('the fastest leg', () => {
  it('is the one that needs the highest speed, whatever the order given', () => {
    // 0.1° of latitude is 11.12 km = 6.91 miles: 41 mph in 10 min, 207 mph in 2 min.
    const leg = fastestLeg([seen('C', 12, 54.9), seen('A', 0, 54.7), seen('B', 10, 54.8)])
    expect([leg?.from.cameraId, leg?.to.cameraId, Math.round(leg?.mph ?? 0)]).toEqual(['B', 'C', 207])
  })
  it('does not exist with one place', () => {
    expect(fastestLeg([seen('A', 0, 54.7), seen('A', 5, 54.7)])).toBeNull()
  })
})

it('calls a journey over 180 mph odd, and names it', () => {
  expect(oddityOf([seen('C', 12, 54.9), seen('B', 10, 54.8)], undefined)).toMatchObject({
    odd: true,
    words: '207 mph from B to C: perhaps a clone',
  })
  expect(oddityOf([seen('B', 10, 54.8), seen('A', 0, 54.7)], undefined).odd).toBe(false)
})

it('says what the matcher found, clone first, however slow the journey looks', () => {
  const from = seen('B', 10, 54.8)
  const journey = {
    v: 1,
    kind: 'impossible-journey',
    mph: 717,
    distanceM: 125_529,
    elapsedMs: 360_000,
    other: { readId: 'read-b', cameraId: 'B', capturedAt: from.capturedAt },
  } as const
  const repeated = { v: 1, kind: 'repeated', count: 3, withinMin: 1440 } as const
  const to = { ...seen('A19 Tees', 16, 54.81), signals: [repeated, journey] }
  expect(oddityOf([to, { ...from, readId: 'read-b', cameraName: 'M6 J40' }], undefined)).toEqual({
    words: 'Perhaps a clone. Seen at M6 J40 and A19 Tees, 78 miles in 6 min: at least 717 mph',
    odd: true,
  })
  expect(oddityOf([{ ...to, signals: [repeated] }], undefined)).toEqual({
    words: 'One place only: no journey to judge. Seen 3 times in 24 h',
    odd: false,
  })
})

it('compares make, model and colour only where both sides say something', () => {
  const listed = { make: 'Ford', model: 'Focus', colour: 'Silver' }
  expect(vehicleDiffers(listed, { make: 'FORD', model: null, colour: 'blue' })).toEqual(['colour'])
  expect(vehicleDiffers(listed, { make: null, model: null, colour: null })).toEqual([])
})
