import { expect, it } from 'vitest'
import type { LonLat } from '#lib/core/geo.ts'
import { splitBorders } from './shared-borders.ts'

const west: LonLat[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
]
const east: LonLat[] = [
  [1, 0],
  [2, 0],
  [2, 1],
  [1, 1],
  [1, 0],
]

it('has no neighbours when alone', () => {
  expect(splitBorders([west])).toEqual({ neighbours: [], outer: [west] })
})

it('draws a shared edge once', () => {
  const { neighbours, outer } = splitBorders([west, east])
  expect(neighbours).toEqual([
    [
      [1, 0],
      [1, 1],
    ],
  ])
  expect(outer).toEqual([
    [
      [0, 0],
      [1, 0],
    ],
    [
      [1, 1],
      [0, 1],
      [0, 0],
    ],
    [
      [1, 0],
      [2, 0],
      [2, 1],
      [1, 1],
    ],
  ])
})

it('joins a shared border of several edges into one line', () => {
  const bent: LonLat[] = [
    [0, 0],
    [1, 0],
    [1.5, 0.5],
    [1, 1],
    [0, 0],
  ]
  const other: LonLat[] = [
    [1, 1],
    [1.5, 0.5],
    [1, 0],
    [3, 0],
    [1, 1],
  ]
  expect(splitBorders([bent, other]).neighbours).toEqual([
    [
      [1, 0],
      [1.5, 0.5],
      [1, 1],
    ],
  ])
})
