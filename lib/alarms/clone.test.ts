import { describe, expect, it } from 'vitest'
import type { MatchSignal } from '../matching/signals/match-signal.ts'
import { cloneSuspicion, isOfTwoPlaces, signalWords } from './clone.ts'

const here = { cameraName: 'M6 J40', capturedAt: '2026-11-22T21:06:00.000Z' }
const journey = (capturedAt: string): MatchSignal => ({
  v: 1,
  kind: 'impossible-journey',
  mph: 717,
  distanceM: 125_529, // 78 miles
  elapsedMs: 360_000,
  other: { readId: '00000000-0000-4000-8000-000000000001', cameraId: 'DUR-A19-103-N', capturedAt },
})
const conflict: MatchSignal = {
  v: 1,
  kind: 'description-conflict',
  fields: [
    { of: 'make', seen: 'BMW', listed: 'VAUXHALL' },
    { of: 'colour', seen: 'WHITE', listed: 'BLACK' },
  ],
}
const name = () => 'A19 Tees'

describe('signalWords', () => {
  it.each([
    [journey('2026-11-22T21:00:00.000Z'), 'Seen at A19 Tees and M6 J40, 78 miles in 6 min: at least 717 mph'],
    [journey('2026-11-22T21:12:00.000Z'), 'Seen at M6 J40 and A19 Tees, 78 miles in 6 min: at least 717 mph'],
    [conflict, 'Not as listed: make seen BMW, listed Vauxhall; colour seen White, listed Black'],
    [{ v: 1, kind: 'repeated', count: 4, withinMin: 1440 } as const, 'Seen 4 times in 24 h'],
    [{ v: 1, kind: 'cold', days: 9 } as const, 'First sighting after 9 days'],
  ])('%#', (signal, words) => expect(signalWords(signal, here, name)).toBe(words))
})

describe('cloneSuspicion', () => {
  it('takes two places at once before the looks of the vehicle, and knows the one from the other afterwards', () => {
    const both = cloneSuspicion([conflict, journey('2026-11-22T21:00:00.000Z')], here, name)
    const looks = cloneSuspicion([conflict], here, name)
    expect([both?.kind, looks?.kind]).toEqual(['two-places', 'description'])
    expect([isOfTwoPlaces(both?.words ?? ''), isOfTwoPlaces(looks?.words ?? '')]).toEqual([true, false])
  })

  it('is not roused by a vehicle that is only seen often', () => {
    expect(cloneSuspicion([{ v: 1, kind: 'repeated', count: 4, withinMin: 60 }], here, name)).toBeUndefined()
  })
})
