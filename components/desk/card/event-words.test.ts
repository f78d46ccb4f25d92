import { describe, expect, it } from 'vitest'
import { eventWords } from './event-words.ts'

const line = { seq: 1, alarmId: 'a', alarmVersion: 2, at: '2026-11-22T21:00:00Z', restricted: false } as const
const words = (kind: 'entry-withdrawn' | 'entry-restored' | 'entry-changed', data: Record<string, unknown>) =>
  eventWords({ ...line, kind, actorId: null, actorName: null, data })

describe('a line about the entries of an alarm', () => {
  const [grave, mild] = ['Kidnap (High)', 'Wanted (Medium)']
  it.each([
    [
      'entry-withdrawn',
      { gone: [grave], left: [mild] },
      'Entry withdrawn: Kidnap (High), still listed: Wanted (Medium)',
    ],
    ['entry-withdrawn', { gone: [mild], left: [] }, 'Entry withdrawn: Wanted (Medium)'],
    ['entry-withdrawn', { cause: 'withdrawn' }, 'Entry withdrawn'],
    ['entry-restored', { back: [grave], gone: [] }, 'On its list again: Kidnap (High)'],
    [
      'entry-restored',
      { back: [mild], gone: [grave] },
      'On its list again: Wanted (Medium), left its list: Kidnap (High)',
    ],
    [
      'entry-changed',
      {
        changed: [
          {
            reason: 'Wanted',
            byName: 'A. Example',
            facts: [
              { name: 'grade', before: 'medium', after: 'high' },
              { name: 'warningSignals', before: null, after: 'FI' },
              { name: 'weedAt', before: '2026-11-23T00:00:00.000Z', after: '2026-11-24T18:30:00.000Z' },
              { name: 'information', before: 'Two men', after: 'Three men' },
              { name: 'operationalInstructions', before: null, after: 'Do not stop' },
            ],
          },
          { reason: 'Kidnap', byName: null, facts: [] },
        ],
        left: ['Wanted (High)'],
      },
      'Entry changed: Wanted: grade medium to high, warning signals none to FI, weed date 23 Nov 2026, 00:00 to ' +
        '24 Nov 2026, 18:30, information changed, before: “Two men”, instructions added, by A. Example; Kidnap: edited',
    ],
  ] as const)('%s with %j', (kind, data, expected) => {
    expect(words(kind, data)).toBe(expected)
  })
})
