import { describe, expect, it } from 'vitest'
import type { Band } from '#lib/alarms/band.ts'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import { badgesOf, holderWords, momentWords, spanWords, stateWords, vehicleWords } from './words.ts'

describe('times', () => {
  it.each([
    [4, '4 ms'],
    [110, '0.11 s'],
    [3_200, '3.2 s'],
    [38_000, '38 s'],
    [600_000, '10 min'],
    [10_800_000, '3 h'],
    [259_200_000, '3 days'],
    [-500, '−0.50 s'],
  ])('%s ms', (ms, words) => expect(spanWords(ms)).toBe(words))
  it('name the day when it is another', () => {
    const now = Date.parse('2026-11-22T21:00:00Z')
    expect(momentWords('2026-11-22T20:59:00Z', now)).toBe('20:59:00')
    expect(momentWords('2026-11-20T20:59:00Z', now)).toBe('Fri 20 Nov 20:59:00')
  })
})

describe('a row in words', () => {
  const out = { id: 'd', unitId: 'd22', callSign: 'D22', at: '2026-11-22T21:00:00Z' }
  it('says what the unit does once one is out', () => {
    const alarm = anAlarm({
      state: 'deployed',
      ownerId: 'me',
      ownerName: 'M. Example',
      deployments: [{ ...out, state: 'in-area' }],
    })
    expect([stateWords(alarm), holderWords(alarm, 'me'), holderWords(alarm, 'other')]).toEqual([
      'In area',
      'D22 · you',
      'D22 · M. Example',
    ])
  })
  it('says that no response was decided', () => {
    expect(stateWords(anAlarm({ state: 'verified', verdict: 'confirmed', decision: 'no-response' }))).toBe(
      'No response',
    )
  })
  it('warns of a withdrawn entry first, then of delay and of a match that is only possible', () => {
    const alarm = anAlarm({ withdrawnAt: '2026-11-22T21:04:00Z', delayed: true, possible: true })
    expect(badgesOf(alarm).map(({ word }) => word)).toEqual(['ENTRY WITHDRAWN 21:04', 'DELAYED', 'POSSIBLE'])
    expect(badgesOf(anAlarm({ matchKind: 'tolerant' })).map(({ word }) => word)).toEqual(['TOLERATED'])
    expect(badgesOf(anAlarm())).toEqual([])
  })
  it('says what it is listed as once what asked for more has left its list', () => {
    const left = { band: 'high', askedBand: 'medium' } as const
    expect(badgesOf(anAlarm({ ...left, goneEntryIds: ['e1'] })).map(({ word }) => word)).toEqual(['LISTED AS Medium'])
    const raised = { ...left, regradedAt: '2026-11-22T14:02:00Z' }
    expect(badgesOf(anAlarm(raised)).map(({ word }) => word)).toEqual(['REGRADED from Medium'])
  })
  it('says by whom it was raised, and no more, though its entry became another row that asks for as much as ever', () => {
    const raised = { band: 'high', askedBand: 'medium', regradedAt: '2026-11-22T14:02:00Z' } as const
    expect(badgesOf(anAlarm({ ...raised, goneEntryIds: ['e1'] })).map(({ word }) => word)).toEqual([
      'REGRADED from Medium',
    ])
  })
  it('says what it is listed as once its entry was edited to ask for less, whatever a person did before', () => {
    const edited = { band: 'medium', askedBand: 'low', initialBand: 'medium' } as const
    expect(badgesOf(anAlarm(edited)).map(({ word }) => word)).toEqual(['LISTED AS Low'])
    const raised = { ...edited, band: 'high', regradedAt: '2026-11-22T14:02:00Z' } as const
    expect(badgesOf(anAlarm(raised)).map(({ word }) => word)).toEqual(['LISTED AS Low', 'REGRADED from Medium'])
  })
  it('says that a person regraded it from what its list had made it, and nothing once that is what it is again', () => {
    const by = { regradedAt: '2026-11-22T14:02:00Z', regradedByName: 'P. Example', regradedReason: 'Keeper spoken to' }
    const wordsOf = (band: Band, askedBand: Band) =>
      badgesOf(anAlarm({ ...by, band, askedBand })).map(({ word }) => word)
    expect(wordsOf('low', 'medium')).toEqual(['REGRADED from Medium'])
    expect(wordsOf('medium', 'medium')).toEqual([])
    // Its list asked for more since it was raised, and a person lowered that.
    expect(wordsOf('low', 'high')).toEqual(['REGRADED from High'])
    expect(wordsOf('medium', 'high')).toEqual(['REGRADED from High'])
    // One that is older than the clearing of what counts no more.
    expect(wordsOf('high', 'high')).toEqual([])
  })
  it('says before delay and doubt that two vehicles may bear the mark, and why', () => {
    const cloneReason = 'Seen at A19 Tees and M6 J40, 78 miles in 6 min: at least 717 mph'
    const alarm = anAlarm({ cloneSuspectedAt: '2026-11-22T21:04:00Z', cloneReason, delayed: true })
    expect(badgesOf(alarm).map(({ word }) => word)).toEqual(['CLONE?', 'DELAYED'])
    expect(badgesOf(alarm)[0]?.title).toBe(cloneReason)
  })
  it('says how far up it has gone and why, that it was regraded, and until when it is shelved', () => {
    const at = '2026-11-22T14:02:00Z'
    const escalated = anAlarm({ escalatedTo: 'supervisor', escalatedFor: 'decide', escalatedAt: at })
    expect(badgesOf(escalated)).toEqual([
      { word: 'ESCALATED to supervisor 14:02', title: 'Nothing was decided in time' },
    ])
    const regraded = anAlarm({ band: 'high', regradedAt: at, regradedByName: 'P. Example', regradedReason: 'A knife' })
    expect(badgesOf(regraded)).toEqual([{ word: 'REGRADED from Medium', title: 'P. Example: A knife' }])
    const shelved = anAlarm({ state: 'shelved', shelvedUntilAt: at })
    expect([stateWords(shelved), holderWords(shelved, 'me')]).toEqual(['Shelved', 'until 14:02'])
  })
  it('describes the vehicle as far as it is known', () => {
    expect(vehicleWords({ make: 'Ford', model: 'Focus', colour: 'SILVER' })).toBe('Ford Focus · silver')
    expect(vehicleWords({ make: null, model: null, colour: null })).toBe('Vehicle not described')
  })
})
