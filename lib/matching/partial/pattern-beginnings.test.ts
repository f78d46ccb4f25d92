import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf } from '../index/alphabet.ts'
import { PatternBeginnings } from './pattern-beginnings.ts'

const sign = fc.constantFrom('H', 'M', '4', '?', '*')
const pattern = fc
  .array(sign, { minLength: 1, maxLength: 5 })
  .map((signs) => signs.join('').replace(/\*+/g, '*'))
  .filter(PatternBeginnings.tells)

function holding(patterns: readonly string[]): PatternBeginnings {
  const beginnings = new PatternBeginnings()
  for (const one of patterns) beginnings.add(one)
  return beginnings
}

/** Whether a read may have lost the character at its beginning, as the sets say. */
function maySay(beginnings: PatternBeginnings, read: string, at: number, lost: string): boolean {
  const code = codeOf(lost)
  const place = PatternBeginnings.placeOf(Uint8Array.from(read, codeOf), read.length) + 2 * at + (code >> 5)
  return ((beginnings.sets[place] as number) & (1 << code)) !== 0
}

test('property: whatever a read that lost a character fits is among what may be lost', () => {
  const read = fc.string({ unit: fc.constantFrom('H', 'M', '4', '京'), minLength: 1, maxLength: 4 })
  let fitting = 0
  fc.assert(
    fc.property(fc.uniqueArray(pattern, { maxLength: 4 }), read, fc.nat(2), (patterns, mark, at) => {
      if (at > mark.length) return
      const beginnings = holding(patterns)
      for (const lost of 'HM4') {
        const whole = mark.slice(0, at) + lost + mark.slice(at)
        const fits = patterns.some((one) =>
          new RegExp(`^${one.replaceAll('?', '.').replaceAll('*', '.*')}$`, 'u').test(whole),
        )
        if (fits) fitting++
        if (fits) expect(maySay(beginnings, mark, at, lost)).toBe(true)
      }
    }),
    { numRuns: 3000 },
  )
  expect(fitting).toBeGreaterThan(200)
})

test('what no pattern begins with is not among what may be lost', () => {
  const beginnings = holding(['HM4*', 'H?44'])
  expect(maySay(beginnings, 'M4H', 0, 'H')).toBe(true)
  expect(maySay(beginnings, 'M4H', 0, '4')).toBe(false)
  expect(maySay(beginnings, 'HMM', 2, '4')).toBe(true)
  expect(maySay(beginnings, 'H4', 1, 'Z')).toBe(true)
  expect(maySay(beginnings, 'MM', 1, '4')).toBe(false)
})

test('property: a pattern taken away leaves nothing behind, and comes back whole', () => {
  fc.assert(
    fc.property(fc.uniqueArray(pattern, { minLength: 1, maxLength: 6 }), fc.nat(), (patterns, cut) => {
      const gone = patterns.slice(0, cut % (patterns.length + 1))
      const beginnings = holding(patterns)
      for (const one of gone) beginnings.remove(one)
      expect(beginnings.sets).toEqual(holding(patterns.slice(gone.length)).sets)
      for (const one of gone) beginnings.add(one)
      expect(beginnings.sets).toEqual(holding(patterns).sets)
    }),
    { numRuns: 60 },
  )
})

test.each(['*CDE', '???4', '?*4M', '??*'])('%s may begin with anything', (vague) => {
  expect(PatternBeginnings.tells(vague)).toBe(false)
})
