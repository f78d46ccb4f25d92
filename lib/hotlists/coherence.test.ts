import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coherenceOf, type Judged } from './coherence.ts'
import { warningSignalNames } from './warning-signals.ts'

const entry = (change: Partial<Judged>): Judged => ({
  category: 'wanted',
  grade: 'medium',
  action: 'STOP',
  warningSignals: [],
  ...change,
})
const found = (change: Partial<Judged>) =>
  coherenceOf(entry(change)).map(({ rule, consequence }) => [rule, consequence])

describe('grade against risk', () => {
  it.each<[string, Partial<Judged>, string[][]]>([
    [
      'Warren: missing, suicidal, Low',
      { category: 'missing', grade: 'low', warningSignals: ['SU'] },
      [['vulnerable-missing-low', 'override']],
    ],
    [
      'missing with an ailment, Low',
      { category: 'missing', grade: 'low', warningSignals: ['AT'] },
      [['vulnerable-missing-low', 'override']],
    ],
    [
      'missing at high risk, Low, no signal',
      { category: 'missing-vulnerable', grade: 'low' },
      [['life-at-risk-low', 'override']],
    ],
    ['missing without risk, Low', { category: 'missing', grade: 'low' }, []],
    ['missing, suicidal, Medium', { category: 'missing', warningSignals: ['SU'] }, [['suicidal-medium', 'warn']]],
    [
      'missing, armed, Low',
      { category: 'missing', grade: 'low', warningSignals: ['FI'] },
      [['missing-armed-low', 'override']],
    ],
    ['kidnap, Low', { category: 'kidnap', grade: 'low' }, [['life-at-risk-low', 'override']]],
    ['wanted, firearms, Low', { grade: 'low', warningSignals: ['FI'] }, [['deadly-signal-low', 'override']]],
    ['wanted, explosives, Low', { grade: 'low', warningSignals: ['XP'] }, [['deadly-signal-low', 'override']]],
    ['wanted, weapons, Low', { grade: 'low', warningSignals: ['WE'] }, [['violent-signal-low', 'warn']]],
    ['wanted, Medium', {}, []],
    ['stolen, Low, drugs', { category: 'stolen', grade: 'low', warningSignals: ['DR'] }, []],
    ['threat to life, High', { category: 'threat-to-life', grade: 'high' }, [['high', 'authorise']]],
    [
      'stolen, High, no risk named',
      { category: 'stolen', grade: 'high' },
      [
        ['high', 'authorise'],
        ['high-without-risk', 'warn'],
      ],
    ],
    [
      'High, only to be noted',
      { grade: 'high', action: 'seen', warningSignals: ['VI'] },
      [
        ['high', 'authorise'],
        ['seen-only-high', 'override'],
      ],
    ],
    [
      'High, SILENT',
      { grade: 'high', action: 'SILENT', warningSignals: ['FI'] },
      [
        ['high', 'authorise'],
        ['silent-high', 'warn'],
      ],
    ],
  ])('%s', (_, change, expected) => {
    expect(found(change)).toEqual(expected)
  })

  it('is said in words that name the signals', () => {
    expect(coherenceOf(entry({ grade: 'low', warningSignals: ['DR', 'FI', 'XP'] }))[0]?.words).toBe(
      'graded Low against risk: FI, XP',
    )
  })

  it('a missing person with a sign of vulnerability is never Low without a word, and no more signals make it milder', () => {
    const signals = fc.subarray(Object.keys(warningSignalNames))
    fc.assert(
      fc.property(signals, signals, (some, more) => {
        const of = (warningSignals: string[]) =>
          coherenceOf(entry({ category: 'missing', grade: 'low', warningSignals })).some(
            (f) => f.consequence === 'override',
          )
        if (some.some((s) => ['SU', 'MN', 'AT'].includes(s))) expect(of(some)).toBe(true)
        if (of(some)) expect(of([...new Set([...some, ...more])])).toBe(true)
      }),
    )
  })
})
