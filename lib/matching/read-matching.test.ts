import { describe, expect, test } from 'vitest'
import type { ListedMark } from './matcher.ts'
import { AT, entry, found, matcherOf, read } from './testing/listed.ts'

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
