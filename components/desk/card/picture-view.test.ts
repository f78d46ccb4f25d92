import { expect, it } from 'vitest'
import { asItIs, mostZoom, moved, zoomed } from './picture-view.ts'

it('zooms about the middle, within its bounds', () => {
  expect(zoomed(asItIs, 2)).toMatchObject({ zoom: 2, x: 0, y: 0 })
  expect(zoomed(asItIs, 0.5).zoom).toBe(1)
  expect(zoomed(asItIs, 100).zoom).toBe(mostZoom)
})

it('keeps the point under the pointer where it is', () => {
  // A quarter right of the middle: zoomed to 2 the picture moves left by that quarter, so the point stays.
  expect(zoomed(asItIs, 2, { x: 0.25, y: -0.25 })).toMatchObject({ x: -0.25, y: 0.25 })
})

it('does not move the picture out of its frame', () => {
  expect(moved(asItIs, 0.3, 0.3)).toMatchObject({ x: 0, y: 0 })
  expect(moved(zoomed(asItIs, 3), 5, -5)).toMatchObject({ x: 1, y: -1 })
})

it('comes back to the middle when it is zoomed out', () => {
  const far = moved(zoomed(asItIs, 4), 1.5, 1.5)
  expect(zoomed(far, 0.25)).toMatchObject({ zoom: 1, x: 0, y: 0 })
})
