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
})
