import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countOf, incidenceOf, quantileOf, type Step } from './incidence.ts'

const fates = ['reached', 'declined', 'waiting'] as const
const one = (sec: number, fate: (typeof fates)[number]): Step => ({
  ...{ sec, reached: 0, declined: 0, waiting: 0 },
  [fate]: 1,
})
/** `6 6+ 7-`: had it after 6, waits since 6, was answered otherwise after 7. */
const steps = (words: string) =>
  words
    .split(' ')
    .map((word) =>
      one(Number.parseFloat(word), word.endsWith('+') ? 'waiting' : word.endsWith('-') ? 'declined' : 'reached'),
    )

const fate = (allowed: readonly (typeof fates)[number][]) =>
  fc.record({ sec: fc.integer({ min: 1, max: 30 }), fate: fc.constantFrom(...allowed) })
const anyOf = (...allowed: (typeof fates)[number][]) =>
  fc.array(fate(allowed), { minLength: 1, maxLength: 40 }).map((all) => all.map(({ sec, fate }) => one(sec, fate)))
const parts = [0.1, 0.25, 0.5, 0.9, 0.95, 1] as const
const secOf = (all: readonly Step[], part: number) => quantileOf(incidenceOf(all), part).sec ?? Number.POSITIVE_INFINITY

/** Every alarm begins with an equal part; who waits leaves its part to those that were watched longer (Efron 1967). */
function handedOn(all: readonly Step[]): number {
  const order = all.toSorted((a, b) => a.sec - b.sec || a.waiting - b.waiting)
  const part = order.map(() => 1 / order.length)
  for (const [i, step] of order.entries()) {
    if (step.waiting === 0) continue
    const later = order.length - i - 1
    for (let j = i + 1; j < order.length; j++) part[j] = (part[j] as number) + (part[i] as number) / later
    part[i] = 0
  }
  return order.reduce((sum, step, i) => sum + step.reached * (part[i] as number), 0)
}

describe('incidence', () => {
  // Freireich and others, Blood 21 (1963), 699: weeks in remission. Quartiles and log-log intervals as SAS prints them.
  it.each([
    ['6-MP', '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+', [13, 6, 22], [23, 13, null]],
    ['placebo', '1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23', [4, 1, 5], [8, 4, 11]],
  ])('agrees with the textbook: %s', (_, words, [quarter, ...ends], [half, low, high]) => {
    const shares = incidenceOf(steps(words))
    expect(quantileOf(shares, 0.25)).toEqual({ sec: quarter, low: ends[0], high: ends[1] })
    expect(quantileOf(shares, 0.5)).toEqual({ sec: half, low, high })
  })

  it('does not take those answered otherwise for those who still may have it', () => {
    // Of four one is declined and one has it: a quarter has it, not a third, and never will half.
    expect(incidenceOf(steps('1- 2 3+ 4+')).map(({ share }) => share)).toEqual([0.25])
    expect(quantileOf(incidenceOf(steps('1- 1- 2 3-')), 0.5).sec).toBeNull()
  })

  it('of nobody, and of those who all wait, is nothing', () => {
    expect(incidenceOf([])).toEqual([])
    expect(quantileOf(incidenceOf(steps('5+ 9+')), 0.5)).toEqual({ sec: null, low: null, high: null })
  })

  it('of all is one, however it is added up', () => {
    expect(incidenceOf(steps('1 1+ 2 2+ 2+ 3 4')).at(-1)).toEqual({
      sec: 4,
      share: 1,
      low: expect.any(Number),
      high: 1,
    })
  })

  it('is the ordinary quantile when nobody waits', () => {
    fc.assert(
      fc.property(anyOf('reached'), fc.constantFrom(...parts), (all, part) => {
        const times = all.map(({ sec }) => sec).sort((a, b) => a - b)
        expect(secOf(all, part)).toBe(times[Math.ceil(times.length * part - 1e-9) - 1])
      }),
    )
  })

  it('is the plain share when nobody waits, as sure as a share is', () => {
    fc.assert(
      fc.property(anyOf('reached', 'declined'), (all) => {
        for (const { sec, share, low, high } of incidenceOf(all)) {
          const had = all.filter((step) => step.sec <= sec && step.reached > 0).length / all.length
          expect(share).toBeCloseTo(had, 9)
          if (share > 1 - 1e-9) continue
          const reach = Math.exp((1.96 * Math.sqrt((had * (1 - had)) / all.length)) / ((1 - had) * -Math.log(1 - had)))
          expect(high).toBeCloseTo(1 - (1 - had) ** reach, 6)
          expect(low).toBeCloseTo(1 - (1 - had) ** (1 / reach), 6)
        }
      }),
    )
  })

  it('gives the part of those who wait to those who were watched longer', () => {
    fc.assert(
      fc.property(anyOf(...fates), (all) => {
        expect(incidenceOf(all).at(-1)?.share ?? 0).toBeCloseTo(handedOn(all), 9)
      }),
    )
  })

  it('never gets faster by an alarm that nobody answered', () => {
    const acknowledgements = anyOf('reached', 'waiting')
    fc.assert(
      fc.property(acknowledgements, fc.integer({ min: 0, max: 40 }), fc.constantFrom(...parts), (all, sec, part) => {
        expect(secOf([...all, one(sec, 'waiting')], part)).toBeGreaterThanOrEqual(secOf(all, part))
      }),
    )
  })

  it('never gets faster by one that was answered otherwise, or waits longer than all', () => {
    fc.assert(
      fc.property(anyOf(...fates), fc.integer({ min: 0, max: 40 }), fc.constantFrom(...parts), (all, sec, part) => {
        const before = secOf(all, part)
        expect(secOf([...all, one(sec, 'declined')], part)).toBeGreaterThanOrEqual(before)
        expect(secOf([...all, one(40, 'waiting')], part)).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  it('does not depend on the order, nor on how alarms are put together to steps', () => {
    const shuffled = anyOf(...fates).chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(incidenceOf(other)).toEqual(incidenceOf(all))
      }),
    )
  })

  it('stays within 0 and 1, rises, and lies in its interval; so do its quantiles', () => {
    fc.assert(
      fc.property(anyOf(...fates), (all) => {
        let before = 0
        for (const { share, low, high } of incidenceOf(all)) {
          expect(share).toBeGreaterThan(before)
          expect(low).toBeGreaterThanOrEqual(0)
          expect(low).toBeLessThanOrEqual(share)
          expect(high).toBeGreaterThanOrEqual(share)
          expect(high).toBeLessThanOrEqual(1)
          before = share
        }
        expect(before).toBeLessThanOrEqual(1 + 1e-9)
        for (const part of parts) {
          const { sec, low, high } = quantileOf(incidenceOf(all), part)
          const endless = Number.POSITIVE_INFINITY
          expect(low ?? endless).toBeLessThanOrEqual(sec ?? endless)
          expect(sec ?? endless).toBeLessThanOrEqual(high ?? endless)
          if (sec !== null) expect(all.some((step) => step.sec === sec && step.reached > 0)).toBe(true)
        }
        expect(all.reduce((sum, step) => sum + countOf(step), 0)).toBe(all.length)
      }),
    )
  })
})
