import { describe, expect, it } from 'vitest'
import type { Alarm } from '../alarm.ts'
import type { ListedEntry } from '../sighting.ts'
import { aMatch, aPolicy } from '../testing/incoming.ts'
import { anAlarm } from '../testing/sample.ts'
import { alarmFor } from './placing.ts'

const closed = (change: Partial<Alarm> = {}) =>
  anAlarm({
    state: 'closed',
    closedAt: '2026-11-22T21:04:00.000Z',
    verdict: 'confirmed',
    warningSignals: ['VI'],
    ...change,
  })

describe('a late read of a vehicle whose alarm was closed', () => {
  /** Captured before the alarm was closed, come after it. */
  const placed = (alarm: Alarm, entry: Partial<ListedEntry> = {}) =>
    alarmFor(aMatch({ entry, place: { capturedAt: '2026-11-22T21:03:00.000Z' } }), [alarm], () => false, aPolicy)

  it('is part of what was dealt with', () => {
    expect(placed(closed())).toBeDefined()
    expect(placed(closed(), { warningSignals: ['VI'] })).toBeDefined()
  })

  it('calls anew when another vehicle was meant: that alarm was closed as a misread', () => {
    expect(placed(closed({ verdict: 'misread' }))).toBeUndefined()
  })

  it('calls anew when nothing was listed any more as that alarm was closed', () => {
    const withdrawn = closed({ withdrawnAt: '2026-11-22T21:02:00.000Z' })
    expect(placed(withdrawn)).toBeUndefined()
    expect(placed(withdrawn, { live: false }), 'nobody wants it now either').toBeDefined()
  })

  it('calls anew when it asks for more than anybody answered', () => {
    expect(placed(closed(), { category: 'kidnap', grade: 'high' })).toBeUndefined()
    expect(placed(closed(), { warningSignals: ['FI'] })).toBeUndefined()
    expect(placed(closed({ askedBand: 'high' }), { category: 'kidnap', grade: 'high' })).toBeDefined()
  })
})
