import { describe, expect, test } from 'vitest'
import { createRandom, uuidFrom } from './random.ts'

const take = (seed: string | number, n: number) => {
  const random = createRandom(seed)
  return Array.from({ length: n }, () => random.next())
}
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('a seeded stream', () => {
  test('is the same for the same seed and another for another', () => {
    expect(take('1/vehicle/7', 20)).toEqual(take('1/vehicle/7', 20))
    expect(take('1/vehicle/7', 20)).not.toEqual(take('1/vehicle/8', 20))
  })

  test('starts as it did when the checked-in worlds were made', () => {
    expect(take(1, 3).map((value) => value.toFixed(6))).toEqual(['0.229692', '0.622282', '0.145748'])
  })

  test('has the means it promises', () => {
    const random = createRandom('means')
    const many = <T>(draw: () => T) => Array.from({ length: 20_000 }, draw)
    expect(mean(many(random.next))).toBeCloseTo(0.5, 1)
    expect(mean(many(() => random.normal(10, 2)))).toBeCloseTo(10, 1)
    expect(mean(many(() => random.exponential(3))) / 3).toBeCloseTo(1, 1)
    expect(mean(many(() => (random.chance(0.2) ? 1 : 0)))).toBeCloseTo(0.2, 1)
    const heavy = many(() => random.weighted(['a', 'b'], (one) => (one === 'a' ? 3 : 1))).filter((one) => one === 'a')
    expect(heavy.length / 20_000).toBeCloseTo(0.75, 1)
  })

  test('shuffles without losing anything', () => {
    const items = Array.from({ length: 50 }, (_, i) => i)
    const mixed = createRandom(3).shuffle(items)
    expect(mixed).not.toEqual(items)
    expect(mixed.toSorted((a, b) => a - b)).toEqual(items)
  })

  test('has nothing to pick from an empty list', () => {
    expect(() => createRandom(1).pick([])).toThrow(RangeError)
  })
})

test('uuids from text are well formed and differ', () => {
  expect(uuidFrom('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(uuidFrom('a')).toBe(uuidFrom('a'))
  expect(new Set(Array.from({ length: 5_000 }, (_, i) => uuidFrom(`entry/${i}`))).size).toBe(5_000)
})
