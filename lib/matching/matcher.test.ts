import { describe, expect, test } from 'vitest'
import { MatchExplanation } from './explanation.ts'
import { createMatcher, type ReadToMatch } from './matcher.ts'
import { entry, found, matcherOf, read } from './testing/listed.ts'

describe('what a read finds', () => {
  test.each([
    ['the mark itself', 'AB30CDE', 'AB30CDE', 'exact'],
    ['8 for B', 'AB30CDE', 'A830CDE', 'tolerant'],
    ['two look-alikes', 'DB30CDE', '0830CDE', 'tolerant'],
    ['a W lost', 'AW30CDE', 'A30CDE', 'tolerant'],
    ['a 1 too many', 'AB30CDE', '1AB30CDE', 'tolerant'],
    ['H for W', 'AW30CDE', 'AH30CDE', 'tolerant'],
    ['a mark that does not pack', '京A12345', '京A12345', 'exact'],
    ['eleven characters', 'ABCDEFGHIJK', 'ABCDEFGHIJK', 'exact'],
    ['one character', 'A', 'A', 'exact'],
  ])('%s', (_name, listed, mark, kind) => {
    const [match] = matcherOf(listed).match(read(mark))
    expect(match).toMatchObject({ mark: listed, kind })
    expect(() => MatchExplanation.parse(JSON.parse(JSON.stringify(match?.explanation)))).not.toThrow()
  })

  test.each([
    ['another car', 'AB30CDE', 'XK81PTV'],
    ['one unlikely error', 'AB30CDE', 'AB30CDX'],
    ['nothing for nothing', 'AB30CDE', ''],
  ])('not %s', (_name, listed, mark) => {
    expect(found(matcherOf(listed), mark)).toEqual([])
  })

  test('exact comes before tolerant, the rest by likelihood', () => {
    const matcher = createMatcher({ tau: 1e-5 })
    for (const mark of ['A830CDE', 'AB30CDE', 'A830CDQ']) matcher.add(entry(mark))
    const matches = matcher.match(read('A830CDE'))
    expect(matches[0]).toMatchObject({ mark: 'A830CDE', kind: 'exact' })
    const posteriors = matches.slice(1).map(({ posterior }) => posterior)
    expect(posteriors).toEqual(posteriors.toSorted((a, b) => b - a))
  })

  test('one mark on several lists matches for each, with one posterior', () => {
    const matcher = matcherOf('AB30CDE', { ...entry('AB30CDE'), entryId: 'other', listId: 'second' })
    const matches = matcher.match(read('AB30CDE'))
    expect(matches.map(({ entryId }) => entryId).toSorted()).toEqual(['AB30CDE', 'other'])
    expect(new Set(matches.map(({ posterior }) => posterior)).size).toBe(1)
  })

  test('low confidence and near candidates make an error likelier, doubt of just that character too', () => {
    const matcher = matcherOf('AB30CDE')
    const sure = (more: Partial<ReadToMatch>) => matcher.match(read('A830CDE', more))[0]?.posterior ?? 0
    const letters = (confidence: number) =>
      [...'A830CDE'].map((char, i) => ({ char, confidence: i === 1 ? confidence : 96 }))
    const candidates = [
      { vrm: 'A830CDE', confidence: 84 },
      { vrm: 'AB30CDE', confidence: 83 },
    ]
    expect(sure({ confidence: 70 })).toBeGreaterThan(sure({}))
    expect(sure({ confidence: 98 })).toBeLessThan(sure({}))
    expect(sure({ characters: letters(40) })).toBeGreaterThan(sure({ characters: letters(96) }))
    expect(sure({ candidates })).toBeGreaterThan(2 * sure({}))
    expect(matcher.match(read('A830CDE', { candidates }))[0]?.explanation.candidateRank).toBe(2)
  })

  test('a source is believed as it has been calibrated', () => {
    const matcher = matcherOf('AB30CDE')
    const before = matcher.match(read('A830CDE', { sourceId: 'poor' }))[0]?.posterior ?? 0
    matcher.calibrate('poor', { wrongShare: 0.3, byConfidence: [], byLead: [] })
    expect(matcher.match(read('A830CDE', { sourceId: 'poor' }))[0]?.posterior).toBeGreaterThan(3 * before)
  })
})

describe('bad input', () => {
  const matcher = matcherOf('AB30CDE', 'AB3?CDF')

  test.each([
    ['confidence out of range', { confidence: 4000 }],
    ['confidence not a number', { confidence: Number.NaN }],
    ['characters that do not spell the mark', { characters: [{ char: 'A', confidence: 3 }] }],
    ['character confidence out of range', { characters: [...'AB30CDE'].map((char) => ({ char, confidence: -7 })) }],
    [
      'a thousand candidates',
      { candidates: Array.from({ length: 1000 }, (_, i) => ({ vrm: `AB30CD${i}`, confidence: 90 - i / 20 })) },
    ],
    [
      'candidates of nonsense',
      {
        candidates: [
          { vrm: '', confidence: 90 },
          { vrm: '?'.repeat(500), confidence: 101 },
        ],
      },
    ],
  ])('%s: the exact match is found all the same', (_name, more) => {
    expect(found(matcher, 'AB30CDE', more)[0]).toBe('AB30CDE')
  })

  test.each(['', 'A', 'A'.repeat(30), '漢'.repeat(16), '?*?', '\u0000', '8'.repeat(10)])('“%s” is answered', (mark) => {
    expect(Array.isArray(matcher.match(read(mark)))).toBe(true)
  })

  test('the thousandth copy of a mark on one list is refused, and the read answered', () => {
    const crowded = createMatcher()
    const refusals = Array.from(
      { length: 1000 },
      (_, i) => crowded.add(entry('AB30CDE', {}, { entryId: `e${i}` })).refused,
    )
    expect(refusals.filter(Boolean).length).toBeGreaterThan(0)
    expect(crowded.match(read('AB30CDE')).length).toBeLessThanOrEqual(100)
  })

  test('an entry removed between the match and its explanation does not spoil it', () => {
    const fleeting = matcherOf('AB30CDE')
    const [match] = fleeting.match(read('A830CDE'))
    fleeting.remove('AB30CDE')
    expect(match?.explanation.sentence).toContain('AB30 CDE')
    expect(found(fleeting, 'A830CDE')).toEqual([])
  })
})
