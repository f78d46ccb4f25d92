import { expect, test } from 'vitest'
import type { LonLat } from '#lib/core/geo.ts'
import { clipRing } from './clip.ts'

const bounds = { west: 0, south: 0, east: 10, north: 10 }

test.each<[string, LonLat[], LonLat[]]>([
  [
    'a ring inside is kept',
    [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 1],
    ],
    [
      [1, 1],
      [2, 1],
      [2, 2],
    ],
  ],
  [
    'a ring outside vanishes',
    [
      [11, 1],
      [12, 1],
      [12, 2],
      [11, 1],
    ],
    [],
  ],
  [
    'a ring across the east side is cut there',
    [
      [8, 2],
      [12, 2],
      [12, 4],
      [8, 4],
      [8, 2],
    ],
    [
      [8, 2],
      [10, 2],
      [10, 4],
      [8, 4],
    ],
  ],
])('%s', (_, ring, expected) => {
  const clipped = clipRing(ring, bounds)
  expect(clipped).toHaveLength(expected.length)
  expect(clipped).toEqual(expect.arrayContaining(expected))
})
