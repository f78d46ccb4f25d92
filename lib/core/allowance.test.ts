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
