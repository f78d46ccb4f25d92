import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interval95 } from './interval95.ts'

const ends = (part: number, of: number) => interval95(part, of) as { low: number; high: number }
const counted = fc
  .integer({ min: 1, max: 400 })
  .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)))

/** How likely exactly `part` of `of` is, when each has it with chance `p`. */
function chanceOf(part: number, of: number, p: number): number {
  let log = part * Math.log(p) + (of - part) * Math.log1p(-p)
  for (let i = 1; i <= part; i++) log += Math.log((of - part + i) / i)
  return Math.exp(log)
}

/** How often the interval holds the truth: the exact binomial sum over everything that could be counted. */
function coverage(of: number, p: number): number {
  let sum = 0
  for (let part = 0; part <= of; part++) {
    const { low, high } = ends(part, of)
    if (low <= p && p <= high) sum += chanceOf(part, of, p)
  }
  return sum
}

describe('interval95', () => {
  // Newcombe, Statistics in Medicine 17 (1998), 857, table I, method 3 (score, without continuity correction).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('is as published: %i of %i', (part, of, low, high) => {
    const range = ends(part, of)
    expect([range.low, range.high].map((end) => Number(end.toFixed(4)))).toEqual([low, high])
  })

  it('of nothing is none', () => expect(interval95(0, 0)).toBeUndefined())

  it('ends where the count is 1.96 standard deviations from what was to be expected', () => {
    fc.assert(
      fc.property(counted, ([part, of]) => {
        const away = (p: number) => Math.abs(part - of * p) / Math.sqrt(of * p * (1 - p))
        const { low, high } = ends(part, of)
        if (part > 0) expect(away(low)).toBeCloseTo(1.96, 6)
        if (part < of) expect(away(high)).toBeCloseTo(1.96, 6)
      }),
    )
  })

  it('holds its share, stays within 0 and 1, and is the mirror of its opposite', () => {
    fc.assert(
      fc.property(counted, ([part, of]) => {
        const [{ low, high }, other] = [ends(part, of), ends(of - part, of)]
        expect(low).toBeLessThanOrEqual(part / of)
        expect(high).toBeGreaterThanOrEqual(part / of)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(high - low).toBeGreaterThan(0)
        expect(low).toBeCloseTo(1 - other.high, 12)
      }),
    )
  })

  // The ordinary interval (share ± 1.96 standard errors) holds it in 34 % of counts of 2, and in 93 % of counts of 100.
  it.each([2, 3, 5, 8, 12, 20, 40, 100])('of %i holds the truth nineteen times in twenty', (of) => {
    const truths = Array.from({ length: 199 }, (_, i) => (i + 1) / 200)
    const each = truths.map((p) => coverage(of, p))
    const mean = each.reduce((sum, one) => sum + one, 0) / each.length
    expect(mean).toBeGreaterThan(0.94)
    expect(mean).toBeLessThan(0.975)
    expect(Math.min(...each)).toBeGreaterThan(0.8)
  })
})
