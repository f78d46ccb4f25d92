import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseMark, normalisePattern } from './normalise.ts'
import { refuseMark } from './pattern.ts'
import { LONGEST_MARK } from './shape.ts'

describe('normaliseMark', () => {
  test.each([
    ['case and spaces', ' ab30 cde\t', 'AB30CDE'],
    ['punctuation', 'AB-30.C/D•E', 'AB30CDE'],
    ['O for 0 where a digit stands', 'AB3O CDE', 'AB30CDE'],
    ['0 for O where a letter stands', 'AB30 C0E', 'AB30COE'],
    ['both at once', 'LB3O SE0', 'LB30SEO'],
    ['I for 1', 'ABI 23I', 'ABI231'],
    ['1 for I in a Northern Irish mark', 'A1Z 1234', 'AIZ1234'],
    ['I for 1 in a suffix mark', 'ABC I23D', 'ABC123D'],
    ['a mark that fits as it stands is left', 'AB30 COO', 'AB30COO'],
    ['one that fits nothing is left', 'ZZZZ0O1I', 'ZZZZ0O1I'],
    ['Cyrillic', 'АВ30СЕН', 'AB30CEH'],
    ['Greek', 'ΑΒ30ΕΖΗ', 'AB30EZH'],
    ['full width', 'ＡＢ３０ＣＤＥ', 'AB30CDE'],
    ['Arabic digits', 'AB٣٠CDE', 'AB30CDE'],
    ['accents', 'ÄÖ 3Ø1', 'AO301'],
    ['other scripts stay', '京A·12345', '京A12345'],
    ['emoji go', 'AB30🚗CDE', 'AB30CDE'],
    ['empty', '', ''],
    ['only separators', ' -·- ', ''],
    ['one character', 'a', 'A'],
    ['thirty characters are cut', 'A'.repeat(30), 'A'.repeat(LONGEST_MARK)],
    ['wildcards are no part of a read', 'AB?0*CDE', 'AB0CDE'],
  ])('%s', (_name, raw, expected) => {
    expect(normaliseMark(raw)).toBe(expected)
  })

  test('is idempotent, bounded and never throws, whatever it is given', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...'OI01AB2345QZ -'), maxLength: 9 }),
    )
    fc.assert(
      fc.property(anything, (raw) => {
        const once = normaliseMark(raw)
        expect(normaliseMark(once)).toBe(once)
        expect([...once].length).toBeLessThanOrEqual(LONGEST_MARK)
      }),
      { numRuns: 400 },
    )
  })

  test('a megabyte costs no more than a plate', () => {
    expect(normaliseMark(' '.repeat(1_000_000))).toBe('')
    expect(normaliseMark('Ａ'.repeat(1_000_000))).toHaveLength(LONGEST_MARK)
  })
})

describe('normalisePattern', () => {
  test.each([
    ['keeps the signs', 'ab3? c*', 'AB3?C*'],
    ['writes a run of stars once', 'AB***1', 'AB*1'],
    ['full-width signs', 'AB３？＊', 'AB3?*'],
    ['folds a whole mark', 'AB3O CDE', 'AB30CDE'],
    ['does not guess positions of a pattern', 'ABO?CDE', 'ABO?CDE'],
  ])('%s', (_name, raw, expected) => {
    expect(normalisePattern(raw)).toBe(expected)
  })
})

describe('refuseMark', () => {
  test.each([
    ['', /empty/],
    ['*', /all wildcards/],
    ['???????', /all wildcards/],
    ['A*', /at least 2/],
    ['A*B*C*D*', /more than three/],
    ['京A?', /Latin/],
  ])('refuses “%s”', (mark, reason) => {
    expect(refuseMark(mark)).toMatch(reason)
  })

  test.each(['A', 'AB30CDE', 'AB*', '京A12345'])('takes “%s”', (mark) => {
    expect(refuseMark(mark)).toBeUndefined()
  })
})
