import { describe, expect, test } from 'vitest'
import { createMatcher } from '../matcher.ts'
import { entry, found, matcherOf, read } from '../testing/listed.ts'

describe('partial marks', () => {
  test.each([
    ['AB3?CDE', 'AB37CDE'],
    ['AB30*', 'AB30CDE'],
    ['*CDE', 'AB30CDE'],
    ['AB*DE', 'AB30CDE'],
    ['AB*', 'AB'],
    ['??30CDE', 'AB30CDE'],
  ])('%s takes %s', (pattern, mark) => {
    expect(matcherOf(pattern).match(read(mark))[0]).toMatchObject({ kind: 'partial', mark: pattern })
  })

  test('are searched with errors too, and the explanation says which', () => {
    const [match] = matcherOf('AB30CD?').match(read('A830CDE'))
    expect(match?.explanation.aligned.map(({ state }) => state)).toEqual([
      'same',
      'look-alike',
      'same',
      'same',
      'same',
      'same',
      'wildcard',
    ])
  })

  test.each([
    ['AB3?CDE', 'AB30CDX'],
    ['AB30?', 'AB30'],
    ['*CDE', 'AB30CDX'],
  ])('%s does not take %s', (pattern, mark) => {
    expect(found(matcherOf(pattern), mark)).toEqual([])
  })

  test.each(['', '*', '????', 'A*', '*A*B*C*D*'])('“%s” is refused with the reason', (pattern) => {
    const matcher = createMatcher()
    expect(matcher.add(entry(pattern)).refused).toMatch(/\w+/)
    expect(matcher.size).toBe(0)
  })

  test('take whole characters of any script, and never half of one', () => {
    const [match] = matcherOf('AB*').match(read('AB\u{20000}12'))
    expect(match?.kind).toBe('partial')
    const seen = match?.explanation.aligned.map((step) => step.read)
    expect(seen).toEqual(['A', 'B', '\u{20000}', '1', '2'])
    expect(matcherOf('AB?CD').match(read('AB\u{20000}CD'))[0]?.kind).toBe('partial')
  })

  test('that fit without an error are found, however many fit with some', () => {
    const matcher = createMatcher()
    // Whoever asks for one in a hundred thousand has every path walked as far as it goes.
    matcher.add({ entryId: 'loose', listId: 'l', mark: 'ZZ99ZZZ', detail: { tau: 1e-5 } })
    const signs = [...'ABCDEFGHJKLMNOPRSTUVWXY']
    const runs = signs.flatMap((a) => signs.flatMap((b) => [...'0123456789'].map((c) => `*${a}${b}${c}*`)))
    for (const run of runs) matcher.add({ entryId: run, listId: 'runs', mark: run })
    for (const mark of ['KT47?LM', 'BD9?XYZ', 'W?31RST']) matcher.add({ entryId: mark, listId: 'l', mark })
    for (const [mark, listed] of [
      ['KT47KLM', 'KT47?LM'],
      ['BD91XYZ', 'BD9?XYZ'],
      ['WA31RST', 'W?31RST'],
    ] as const)
      expect(matcher.match({ ...read(mark), confidence: 50 }).map(({ entryId }) => entryId)).toContain(listed)
  })
})
