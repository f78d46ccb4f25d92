import { describe, expect, it } from 'vitest'
import { type Area, isInAny, isInArea } from './area.ts'

const whole: Area = { id: 'eden', forceId: 'eden', name: 'Eden', ring: null }
const north: Area = {
  id: 'durrow-north',
  forceId: 'durrow',
  name: 'Durrow north',
  ring: [
    [-3, 54.8],
    [0, 54.8],
    [0, 56],
    [-3, 56],
    [-3, 54.8],
  ],
}

describe('isInArea', () => {
  it.each([
    ['anywhere in a force watched as a whole', whole, { forceId: 'eden', lat: 54.5, lon: -3 }, true],
    ['another force at the same place', whole, { forceId: 'durrow', lat: 54.5, lon: -3 }, false],
    ['inside the ring', north, { forceId: 'durrow', lat: 54.97, lon: -1.6 }, true],
    ['outside the ring', north, { forceId: 'durrow', lat: 54.7, lon: -1.6 }, false],
    ['inside the ring but another force’s camera', north, { forceId: 'eden', lat: 54.97, lon: -1.6 }, false],
  ])('%s', (_, area, place, expected) => {
    expect(isInArea(area, place)).toBe(expected)
  })
})

it('nothing is in no area', () => {
  expect(isInAny([], { forceId: 'eden', lat: 54.5, lon: -3 })).toBe(false)
})
