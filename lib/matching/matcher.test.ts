import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MatchExplanation } from './explanation.ts'
import { createMatcher, type ListedMark, type Matcher, type ReadToMatch } from './matcher.ts'

const AT = Date.UTC(2026, 10, 23, 12)
const read = (mark: string, more: Partial<ReadToMatch> = {}): ReadToMatch => ({ mark, capturedAtMs: AT, ...more })
const entry = (mark: string, more: Partial<ListedMark> = {}): ListedMark => ({
  entryId: mark,
  listId: 'list',
  mark,
  ...more,
})

function matcherOf(...entries: (string | ListedMark)[]): Matcher {
  const matcher = createMatcher()
  for (const one of entries) matcher.add(typeof one === 'string' ? entry(one) : one)
  return matcher
}

const found = (matcher: Matcher, mark: string, more?: Partial<ReadToMatch>) =>
  matcher.match(read(mark, more)).map((match) => match.mark)

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

describe('scope, thresholds and who may see', () => {
  test.each([
    [{ forceIds: ['durrow'] }, { forceId: 'eden' }],
    [{ forceIds: ['durrow'] }, {}],
    [{ areaIds: ['north'] }, { areaIds: ['south'] }],
    [{ areaIds: ['north'] }, {}],
    [{ fromMs: AT + 1 }, {}],
    [{ untilMs: AT }, {}],
    [{ weedAtMs: AT }, {}],
    [{ weedAtMs: AT + 1000 }, { nowMs: AT + 1000 }], // taken in time, matched too late
    [{ hours: { fromMinute: 13 * 60, toMinute: 14 * 60 } }, {}],
    [{ hours: { fromMinute: 22 * 60, toMinute: 6 * 60 } }, {}],
    [{ hours: { fromMinute: 0, toMinute: 1440, days: [0] } }, {}],
  ])('%o leaves a read of %o out', (scope, more) => {
    expect(found(matcherOf(entry('AB30CDE', { scope })), 'AB30CDE', more)).toEqual([])
  })

  test.each([
    [{ forceIds: ['durrow'] }, { forceId: 'durrow' }],
    [{ fromMs: AT, untilMs: AT + 1 }, {}],
    [{ weedAtMs: AT + 1 }, {}],
    [{ weedAtMs: AT + 1000 }, { nowMs: AT + 999 }],
    [{ hours: { fromMinute: 11 * 60, toMinute: 13 * 60, days: [1] } }, {}],
  ])('%o takes a read of %o', (scope, more) => {
    expect(found(matcherOf(entry('AB30CDE', { scope })), 'AB30CDE', more)).toEqual(['AB30CDE'])
  })

  test('an entry may ask for more or less certainty than the rest', () => {
    const matcher = matcherOf(entry('AB30CDE', { tau: 0.5 }), entry('AB31CDE', { tau: 0.0001 }))
    expect(found(matcher, 'A830CDE')).toEqual([])
    expect(found(matcher, 'A831CDE')).toEqual(['AB31CDE'])
  })

  test('decisions follow kind and policy: tolerant is never raised outright by itself', () => {
    const decisions = (more: Partial<ListedMark>, mark: string) =>
      matcherOf(entry('AB30CDE', more))
        .match(read(mark))
        .map(({ explanation }) => explanation.decision)
    expect(decisions({}, 'AB30CDE')).toEqual(['raise'])
    expect(decisions({}, 'A830CDE')).toEqual(['possible'])
    expect(decisions({ decision: { most: 'log' } }, 'AB30CDE')).toEqual(['log'])
    expect(decisions({ decision: { tolerant: { possibleAt: 0.9 } } }, 'A830CDE')).toEqual(['log'])
  })

  test('a restricted entry is never named beside another', () => {
    const matcher = matcherOf('A830CDE', entry('AB30CDE', { restricted: true }))
    const [open] = matcher.match(read('A830CDE'))
    expect(open?.mark).toBe('A830CDE')
    expect(JSON.stringify(open?.explanation)).not.toContain('AB30CDE')
    const named = matcherOf('A830CDE', 'AB30CDE').match(read('A830CDE'))[0]
    expect(named?.explanation.runnersUp.map(({ mark }) => mark)).toEqual(['AB30CDE'])
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
    const refusals = Array.from({ length: 1000 }, (_, i) => crowded.add(entry('AB30CDE', { entryId: `e${i}` })).refused)
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

describe('as the lists change', () => {
  const mark = fc.constantFrom('AB30CDE', 'AB31CDE', 'XK81PTV', 'AB3?CDF', '京A12345')
  const id = fc.constantFrom('one', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002')
  const list = fc.constantFrom('a', 'b')
  const step = fc.oneof(
    fc.record({ do: fc.constant('add' as const), id, list, mark }),
    fc.record({ do: fc.constant('remove' as const), id }),
    fc.record({ do: fc.constant('replace' as const), list, marks: fc.array(mark, { maxLength: 4 }) }),
  )

  test('it answers as a plain Map of entries would', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const matcher = createMatcher()
        const model = new Map<string, ListedMark>()
        for (const [n, one] of steps.entries()) {
          if (one.do === 'add') {
            const added = { entryId: one.id, listId: one.list, mark: one.mark }
            matcher.add(added)
            model.set(one.id, added)
          } else if (one.do === 'remove') expect(matcher.remove(one.id)).toBe(model.delete(one.id))
          else {
            const entries = one.marks.map((text, i) => ({ entryId: `new-${n}-${i}`, listId: one.list, mark: text }))
            matcher.replaceList(one.list, entries).finish()
            for (const [key, { listId }] of model) if (listId === one.list) model.delete(key)
            for (const added of entries) model.set(added.entryId, added)
          }
          expect(matcher.size).toBe(model.size)
        }
        for (const text of ['AB30CDE', 'AB31CDE', 'XK81PTV', '京A12345']) {
          const exact = matcher.match(read(text)).filter(({ kind }) => kind === 'exact')
          const expected = [...model.values()].filter((one) => one.mark === text).map(({ entryId }) => entryId)
          expect(exact.map(({ entryId }) => entryId).toSorted()).toEqual(expected.toSorted())
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a revision matches all at once, and what is said by hand meanwhile holds', () => {
    // A clock on which every look takes a millisecond, so that each step is one batch.
    let ms = 0
    const matcher = createMatcher({ now: () => ms++ })
    const marks = (area: string) =>
      Array.from(
        { length: 3000 },
        (_, i) => `${area}${String(30 + (i % 10))}A${i.toString(36).toUpperCase().padStart(3, '0')}`,
      )
    const entries = (area: string) => marks(area).map((text) => entry(text))
    const replacement = matcher.replaceList('list', entries('AB'))
    replacement.finish()
    expect(matcher.size).toBe(3000)
    const next = matcher.replaceList('list', entries('XK'))
    expect(next.step(0)).toBe(false)
    expect(found(matcher, marks('XK')[0] as string)).toEqual([])
    expect(found(matcher, marks('AB')[0] as string)).toContain(marks('AB')[0])
    matcher.add(entry('WW30ABC'))
    matcher.remove(marks('XK')[2999] as string)
    while (!next.swapped) next.step(0)
    expect(found(matcher, marks('AB')[0] as string)).toEqual([])
    expect(found(matcher, marks('XK')[0] as string)).toContain(marks('XK')[0])
    expect(found(matcher, 'WW30ABC')).toEqual(['WW30ABC'])
    expect(found(matcher, marks('XK')[2999] as string)).not.toContain(marks('XK')[2999])
    next.finish()
    expect(matcher.size).toBe(3000)
    expect(matcher.snapshot().header.marks.size).toBe(3000)
  })

  test('a revision given up for a later one leaves nothing behind', () => {
    let ms = 0
    const matcher = createMatcher({ now: () => ms++ })
    const many = (area: string) =>
      Array.from({ length: 2000 }, (_, i) => entry(`${area}30${i.toString(36).toUpperCase().padStart(3, 'A')}`))
    const halfway = matcher.replaceList('list', many('AB'))
    halfway.step(0)
    matcher.replaceList('list', [entry('XK30CDE')]).finish()
    expect(halfway.step(0)).toBe(true)
    expect(matcher.size).toBe(1)
    expect(matcher.snapshot().header.marks.size).toBe(1)
    expect(found(matcher, many('AB')[0]?.mark ?? '')).toEqual([])
    expect(found(matcher, 'XK30CDE')).toEqual(['XK30CDE'])
  })
})
