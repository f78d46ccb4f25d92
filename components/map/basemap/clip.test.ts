import { expect, test } from 'vitest'
import type { LonLat } from '#lib/core/geo.ts'
import { clipRing, clipToConvex } from './clip.ts'

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

const box: LonLat[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
]
const triangle: LonLat[] = [
  [5, -5],
  [15, 5],
  [5, 5],
]

test('a convex window cuts as the bounds do, whichever way round it runs', () => {
  const cut = clipRing(triangle, bounds)
  for (const window of [box, box.toReversed(), [...box, [0, 0] as LonLat]])
    expect(new Set(clipToConvex(triangle, window)?.map(String))).toEqual(new Set(cut.map(String)))
})

test('a window that is not convex cuts nothing, and says so', () => {
  const dented: LonLat[] = [...box.slice(0, 3), [5, 1], [0, 10]]
  expect(clipToConvex(triangle, dented)).toBeUndefined()
  expect(clipToConvex(triangle, box.slice(0, 2))).toBeUndefined()
})
