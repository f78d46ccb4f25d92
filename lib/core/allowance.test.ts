import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAllowance } from './allowance.ts'

describe('an allowance', () => {
  it('gives a burst at once, then says how long to wait, and is right', () => {
    const allowance = createAllowance({ burst: 3, perSec: 2 })
    expect([1, 2, 3, 4].map(() => allowance.take('ann', 1_000))).toEqual([0, 0, 0, 500])
    expect(allowance.take('ann', 1_499)).toBe(1)
    expect([allowance.take('ann', 1_500), allowance.take('ann', 1_500)]).toEqual([0, 500])
  })

  it('is each one’s own', () => {
    const allowance = createAllowance({ burst: 1, perSec: 1 })
    expect(['ann', 'ann', 'bob'].map((key) => allowance.take(key, 0))).toEqual([0, 1_000, 0])
  })

  it('forgets who has all of theirs again, and nobody else', () => {
    const allowance = createAllowance({ burst: 1, perSec: 1 })
    for (let n = 0; n < 3_000; n++) allowance.take(`k${n}`, n)
    expect(allowance.take('k2999', 3_000)).toBe(999)
  })

  it('gives the whole burst, and no more, at any time and rate, however these are rounded', () => {
    const rate = fc.record({
      burst: fc.integer({ min: 1, max: 50 }),
      perSec: fc.constantFrom(1 / 60, 0.001, 0.3, 7, 30),
    })
    fc.assert(
      fc.property(rate, fc.double({ min: 0, max: 1e10, noNaN: true }), ({ burst, perSec }, nowMs) => {
        const allowance = createAllowance({ burst, perSec })
        const waits = Array.from({ length: burst + 1 }, () => allowance.take('ann', nowMs))
        expect(waits.slice(0, burst)).toEqual(Array.from({ length: burst }, () => 0))
        expect(waits[burst]).toBeCloseTo(1_000 / perSec, 0)
      }),
    )
  })

  it('never gives more than the burst and the rate, however it is asked, and all of it again after a rest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 200 }), (gaps) => {
        const allowance = createAllowance({ burst: 5, perSec: 10 })
        let nowMs = 0
        const given: number[] = []
        for (const gapMs of gaps) {
          nowMs += gapMs
          if (allowance.take('ann', nowMs) === 0) given.push(nowMs)
        }
        for (const [i, fromMs] of given.entries())
          for (const [j, untilMs] of given.entries())
            if (j >= i) expect(j - i + 1).toBeLessThanOrEqual(5 + (untilMs - fromMs) / 100 + 1e-6)
        nowMs += 501
        expect(Array.from({ length: 5 }, () => allowance.take('ann', nowMs))).toEqual([0, 0, 0, 0, 0])
      }),
    )
  })
})
