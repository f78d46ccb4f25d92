import { describe, expect, it } from 'vitest'
import { decide } from './decision.ts'
import { entryScope, MatchPolicy, mergePolicies, StoredScope } from './match-policy.ts'

describe('mergePolicies', () => {
  it('puts the list over the category, threshold by threshold', () => {
    const category: MatchPolicy = { tau: 0.01, tolerant: { raiseAt: 0.9, possibleAt: 0.3 }, most: 'possible' }
    const list: MatchPolicy = { tau: 0.002, tolerant: { raiseAt: 0.8 }, exact: { raiseAt: 0.5 } }
    expect(mergePolicies(category, list)).toEqual({
      tau: 0.002,
      decision: { tolerant: { raiseAt: 0.8, possibleAt: 0.3 }, exact: { raiseAt: 0.5 }, most: 'possible' },
    })
    expect(mergePolicies(category, { most: 'raise' }).decision?.most).toBe('raise')
  })
  it('says nothing where nobody says anything', () => {
    expect(mergePolicies()).toEqual({})
    expect(mergePolicies({ exact: {} }, {})).toEqual({})
  })
  it('decides by what was merged, and by the defaults where nothing was', () => {
    const { decision } = mergePolicies({ most: 'log' }, {})
    expect(decide('exact', 1, decision)).toBe('log')
    const police = mergePolicies({}, { tolerant: { raiseAt: 0.8, possibleAt: 0.2 } }).decision
    expect([0.9, 0.5, 0.1].map((posterior) => decide('tolerant', posterior, police))).toEqual([
      'raise',
      'possible',
      'log',
    ])
    expect(decide('exact', 0.9, police)).toBe('raise')
  })
})

describe('what is stored', () => {
  it.each([[{ tau: 0 }], [{ tolerant: { raiseAt: 1.2 } }], [{ most: 'alarm' }], [{ tolerent: {} }]])(
    'refuses the policy %j',
    (stored) => {
      expect(MatchPolicy.safeParse(stored).success).toBe(false)
    },
  )
  it.each([[{ hours: { fromMinute: 0, toMinute: 1441 } }], [{ forceIds: [] }], [{ until: 'tomorrow' }]])(
    'refuses the scope %j',
    (stored) => {
      expect(StoredScope.safeParse(stored).success).toBe(false)
    },
  )
  it('ends a scope at its own end by the time of capture', () => {
    const stored: StoredScope = { forceIds: ['eden'], from: '2026-11-01T00:00:00Z', until: '2026-12-24T00:00:00+01:00' }
    expect(entryScope(stored)).toEqual({
      forceIds: ['eden'],
      fromMs: Date.parse('2026-11-01T00:00:00Z'),
      untilMs: Date.parse('2026-12-23T23:00:00Z'),
    })
    expect(entryScope(undefined)).toBeUndefined()
  })
})
