import { describe, expect, test } from 'vitest'
import type { EntryDetail } from './matcher.ts'
import { AT, entry, found, matcherOf, read } from './testing/listed.ts'

describe('scope, thresholds and who may see', () => {
  test.each([
    [{ forceIds: ['durrow'] }, { forceId: 'eden' }],
    [{ forceIds: ['durrow'] }, {}],
    [{ areaIds: ['north'] }, { areaIds: ['south'] }],
    [{ areaIds: ['north'] }, {}],
    [{ fromMs: AT + 1 }, {}],
    [{ untilMs: AT }, {}],
    [{ hours: { fromMinute: 13 * 60, toMinute: 14 * 60 } }, {}],
    [{ hours: { fromMinute: 22 * 60, toMinute: 6 * 60 } }, {}],
    [{ hours: { fromMinute: 0, toMinute: 1440, days: [0] } }, {}],
  ])('%o leaves a read of %o out', (scope, more) => {
    expect(found(matcherOf(entry('AB30CDE', { scope })), 'AB30CDE', more)).toEqual([])
  })

  test.each([
    [{ forceIds: ['durrow'] }, { forceId: 'durrow' }],
    [{ fromMs: AT, untilMs: AT + 1 }, {}],
    [{ hours: { fromMinute: 11 * 60, toMinute: 13 * 60, days: [1] } }, {}],
    [{ hours: { fromMinute: 8 * 60, toMinute: 8 * 60 } }, {}],
  ])('%o takes a read of %o', (scope, more) => {
    expect(found(matcherOf(entry('AB30CDE', { scope })), 'AB30CDE', more)).toEqual(['AB30CDE'])
  })

  test.each([
    [AT, AT, false],
    [AT + 1, AT, true],
    [AT + 1000, AT + 999, true],
    [AT + 1000, AT + 1000, false], // taken in time, matched too late
    [4_102_444_800_001, 4_102_444_800_000, true], // the year 2100: past what 32 bits of seconds hold
    [4_102_444_800_001, 4_102_444_800_001, false],
  ])('an entry with the weed date %i is matched at %i: %s', (weedAtMs, nowMs, isMatched) => {
    const matcher = matcherOf(entry('AB30CDE', {}, { weedAtMs }), 'AB31CDE')
    expect(found(matcher, 'AB30CDE', { nowMs }).includes('AB30CDE')).toBe(isMatched)
    expect(found(matcher, 'AB31CDE', { nowMs })).toContain('AB31CDE')
  })

  test('an entry may ask for more or less certainty than the rest', () => {
    const matcher = matcherOf(entry('AB30CDE', { tau: 0.5 }), entry('AB31CDE', { tau: 0.0001 }))
    expect(found(matcher, 'A830CDE')).toEqual([])
    expect(found(matcher, 'A831CDE')).toEqual(['AB31CDE'])
  })

  test('decisions follow kind and policy: tolerant is never raised outright by itself', () => {
    const decisions = (more: EntryDetail, mark: string) =>
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
