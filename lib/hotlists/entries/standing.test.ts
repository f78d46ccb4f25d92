import { describe, expect, it } from 'vitest'
import type { Judged } from '../coherence.ts'
import { type Claims, standingOf } from './standing.ts'

const warren: Judged = { category: 'missing', grade: 'low', action: 'STOP', warningSignals: ['SU'] }
const high: Judged = { category: 'threat-to-life', grade: 'high', action: 'STOP', warningSignals: [] }
const plain: Judged = { category: 'stolen', grade: 'low', action: 'STOP', warningSignals: [] }
const nothing: Claims = { justification: null, emergency: false, overrideReason: null, askOverride: false }

describe('whether an entry may stand', () => {
  it.each<[string, Judged, Partial<Claims>, boolean, string]>([
    ['a plain entry', plain, {}, false, 'live'],
    ['Warren as entered', warren, {}, false, 'blocked'],
    [
      'Warren, with a reason, by one who may not override',
      warren,
      { overrideReason: 'the family says so' },
      false,
      'blocked',
    ],
    [
      'Warren, overridden',
      warren,
      { overrideReason: 'found safe, vehicle only' },
      true,
      'live override:vulnerable-missing-low',
    ],
    ['Warren, by one who may override and does not', warren, {}, true, 'blocked'],
    ['Warren, asked for', warren, { askOverride: true, justification: 'seen well today' }, false, 'pending coherence'],
    ['Warren, asked for without a word', warren, { askOverride: true }, false, 'invalid'],
    [
      'Warren in an emergency is still asked for',
      warren,
      { askOverride: true, justification: 'x', emergency: true },
      false,
      'pending coherence',
    ],
    ['High without justification', high, {}, true, 'invalid'],
    ['High', high, { justification: 'named victim' }, false, 'pending high'],
    ['High by a supervisor', high, { justification: 'named victim' }, true, 'pending high'],
    ['High in an emergency', high, { justification: 'named victim', emergency: true }, false, 'live high'],
    [
      'High, only to be noted, in an emergency',
      { ...high, action: 'seen' },
      { justification: 'x', emergency: true, askOverride: true },
      false,
      'pending high,coherence',
    ],
  ])('%s', (_, entry, claims, mayOverride, expected) => {
    const answer = standingOf(entry, { ...nothing, ...claims }, mayOverride)
    const said = answer.ok
      ? [
          answer.value.status,
          answer.value.grounds.join(','),
          ...answer.value.overridden.map(({ rule }) => `override:${rule}`),
        ]
          .filter(Boolean)
          .join(' ')
      : answer.refusal.kind
    expect(said).toBe(expected)
  })
})
