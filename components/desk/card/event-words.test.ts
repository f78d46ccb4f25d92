import { describe, expect, it } from 'vitest'
import { eventWords } from './event-words.ts'

const line = { seq: 1, alarmId: 'a', alarmVersion: 2, at: '2026-11-22T21:00:00Z', restricted: false } as const
const words = (kind: 'entry-withdrawn' | 'entry-restored', data: Record<string, unknown>) =>
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
    ['entry-restored', { back: [grave], gone: [] }, 'Entry on its list again: Kidnap (High)'],
    [
      'entry-restored',
      { back: [mild], gone: [grave] },
      'Entry on its list again: Wanted (Medium), left its list: Kidnap (High)',
    ],
  ] as const)('%s with %j', (kind, data, expected) => {
    expect(words(kind, data)).toBe(expected)
  })
})
