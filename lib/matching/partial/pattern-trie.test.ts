import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costTable } from '../costs/cost-table.ts'
import { codeOf } from '../index/alphabet.ts'
import { stepsOf } from '../tolerance/edit-lists.ts'
import { patternCosts } from './pattern-costs.ts'
import { PatternTrie } from './pattern-trie.ts'

const costs = costTable()
const steps = patternCosts(costs)

/** Least cost in steps at which a read fits a pattern, by trying every way; the rules of the trie, without its tree. */
function costOf(pattern: string, codes: readonly number[], first: number, further: number): number {
  const known = new Map<string, number>()
  const from = (at: number, sign: number, inRun: boolean, erred: boolean): number => {
    if (at === codes.length && sign === pattern.length) return 0
    const key = `${at} ${sign} ${inRun} ${erred}`
    const before = known.get(key)
    if (before !== undefined) return before
    const listed = pattern.charAt(sign)
    const read = codes[at]
    const error = (cost: number | undefined, nextAt: number, nextSign: number) =>
      (cost as number) + (erred ? further : first) + from(nextAt, nextSign, nextSign === sign && inRun, true)
    const ways = [Number.POSITIVE_INFINITY]
    if (inRun && read !== undefined) ways.push(from(at + 1, sign, true, erred))
    if (listed === '*') ways.push(from(at, sign + 1, true, erred))
    else if (listed === '?') {
      if (read !== undefined) ways.push(from(at + 1, sign + 1, false, erred))
    } else if (listed !== '') {
      const code = codeOf(listed)
      if (read === code) ways.push(from(at + 1, sign + 1, false, erred))
      else if (read) ways.push(error(steps.substituted[(code << 6) | read], at + 1, sign + 1))
      ways.push(error(steps.lost[code], at, sign + 1))
    }
    if (read && at > 0 && !inRun) ways.push(error(steps.invented[read], at + 1, sign))
    const least = Math.min(...ways)
    known.set(key, least)
    return least
  }
  return from(0, 0, false, false)
}

function found(trie: PatternTrie, read: string, first: number, further: number, budget: number): Map<string, number> {
  const best = new Map<string, number>()
  const codes = Uint8Array.from(read, codeOf)
  trie.search(codes, codes.length, first / 16, further / 16, budget / 16, (pattern, cost) => {
    best.set(pattern, Math.min(cost * 16, best.get(pattern) ?? Number.POSITIVE_INFINITY))
  })
  return best
}

const sign = fc.constantFrom('H', 'M', 'W', '4', '?', '*')
const pattern = fc.array(sign, { minLength: 1, maxLength: 6 }).map((signs) => signs.join('').replace(/\*+/g, '*'))
const read = fc.string({ unit: fc.constantFrom('H', 'M', 'W', '4', '京'), minLength: 1, maxLength: 6 })

describe('a trie of partial marks', () => {
  test('finds what trying every pattern finds, at the same cost', () => {
    fc.assert(
      fc.property(
        fc.array(pattern, { maxLength: 12 }),
        read,
        fc.integer({ min: -32, max: 48 }),
        fc.integer({ min: -16, max: 16 }),
        fc.integer({ min: 0, max: stepsOf(18) }),
        (patterns, mark, first, further, budget) => {
          const trie = new PatternTrie(costs)
          for (const one of patterns) trie.add(one)
          const codes = Array.from(mark, codeOf)
          const expected = new Map<string, number>()
          for (const one of patterns) {
            const cost = costOf(one, codes, first, further)
            if (cost <= budget) expected.set(one, cost)
          }
          expect(found(trie, mark, first, further, budget)).toEqual(expected)
        },
      ),
      { numRuns: 1500 },
    )
  })

  test('is after every removal as if it had never held what was removed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(pattern, { minLength: 1, maxLength: 14 }), fc.nat(), read, (patterns, cut, mark) => {
        const gone = patterns.slice(0, cut % (patterns.length + 1))
        const kept = patterns.slice(gone.length)
        const changed = new PatternTrie(costs)
        for (const one of patterns) changed.add(one)
        for (const one of gone) changed.remove(one)
        const fresh = new PatternTrie(costs)
        for (const one of kept) fresh.add(one)
        expect(changed.nodes).toBe(fresh.nodes)
        expect(found(changed, mark, 0, 0, stepsOf(7))).toEqual(found(fresh, mark, 0, 0, stepsOf(7)))
        // What was freed is used again: the paths of other lists are not led astray by it.
        for (const one of gone) changed.add(one)
        const whole = new PatternTrie(costs)
        for (const one of patterns) whole.add(one)
        expect(changed.nodes).toBe(whole.nodes)
        expect(found(changed, mark, 0, 0, stepsOf(7))).toEqual(found(whole, mark, 0, 0, stepsOf(7)))
      }),
      { numRuns: 200 },
    )
  })
})
