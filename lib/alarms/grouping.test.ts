import { describe, expect, it } from 'vitest'
import { scorePolicy } from '../matching/score-policy.ts'
import type { Alarm } from './alarm.ts'
import { join } from './grouping.ts'
import { bandOfMatch, isFeedOnly } from './match-worth.ts'
import { raise } from './raising.ts'
import { aMatch, aPolicy } from './testing/incoming.ts'

const now = new Date('2026-11-22T21:00:00.100Z')
const at = (minutes: number) => new Date(Date.parse('2026-11-22T21:00:00Z') + minutes * 60_000).toISOString()
const first = raise('a', aMatch(), aPolicy, now)
const twoPlaces = { kind: 'two-places', words: 'Seen at A and B, 78 miles in 6 min: at least 717 mph' } as const
const looks = { kind: 'description', words: 'Not as listed: colour seen White, listed Black' } as const

describe('bandOfMatch', () => {
  it.each([
    ['the grade in its category', aMatch({ entry: { grade: 'high' } }), 'high'],
    ['a match that is only possible is never High', aMatch({ entry: { grade: 'high' }, possible: true }), 'medium'],
    ['a possible Low stays Low', aMatch({ entry: { grade: 'low' }, possible: true }), 'low'],
    ['a category unknown to the policy keeps its grade', aMatch({ entry: { category: 'new', grade: 'high' } }), 'high'],
  ])('%s', (_, match, band) => expect(bandOfMatch(match, aPolicy)).toBe(band))

  it('sends bulk categories to the feed', () => {
    expect(isFeedOnly(aMatch({ entry: { category: 'no-insurance' } }), aPolicy)).toBe(true)
    expect(isFeedOnly(aMatch(), aPolicy)).toBe(false)
  })
})

describe('raise', () => {
  it('keeps the initial band and the measured times', () => {
    expect(first).toMatchObject({ band: 'medium', initialBand: 'medium', state: 'raised', raisedAt: now.toISOString() })
    expect(first.matchedAt).toBe('2026-11-22T21:00:00.010Z')
    expect(first.score).toBe(first.contributions.reduce((sum, { value }) => sum + value, 0))
  })

  it.each([
    [299, false],
    [301, true],
  ])('a read %i s old on arrival is delayed: %s', (age, delayed) => {
    const receivedAt = new Date(Date.parse(at(0)) + age * 1000).toISOString()
    expect(raise('a', aMatch({ place: { receivedAt } }), aPolicy, now).delayed).toBe(delayed)
  })

  it('marks an alarm of an entry that is no longer live', () => {
    expect(raise('a', aMatch({ entry: { live: false } }), aPolicy, now).withdrawnAt).toBe(now.toISOString())
  })

  it('sets a SILENT entry apart', () => {
    expect(raise('a', aMatch({ entry: { action: 'SILENT' } }), aPolicy, now).restricted).toBe(true)
  })
})

describe('join', () => {
  const acknowledged: Alarm = { ...first, state: 'acknowledged', ownerId: 'p', ownerName: 'P' }
  const cases: [string, Alarm, Parameters<typeof aMatch>[0], string | null][] = [
    ['warm and answered: a sighting only', acknowledged, { place: { capturedAt: at(10) } }, null],
    ['an unanswered Medium seen again', first, { place: { capturedAt: at(10) } }, 'seen again, unanswered'],
    ['after going cold', acknowledged, { place: { capturedAt: at(31) } }, 'seen again'],
    [
      'in two places at once, which is said before the other force',
      acknowledged,
      { place: { capturedAt: at(6), forceId: 'eden' }, clone: twoPlaces },
      'seen in two places at once',
    ],
    ['unlike its entry', acknowledged, { clone: looks }, 'vehicle does not match the entry'],
    ['unlike its entry once more', { ...acknowledged, cloneReason: looks.words }, { clone: looks }, null],
    [
      'in two places after it only looked unlike',
      { ...acknowledged, cloneReason: looks.words },
      { clone: twoPlaces },
      'seen in two places at once',
    ],
    ['unlike after two places', { ...acknowledged, cloneReason: twoPlaces.words }, { clone: looks }, null],
    ['in another force', acknowledged, { place: { capturedAt: at(10), forceId: 'eden' } }, 'entered another force'],
    ['with a new warning signal', acknowledged, { entry: { warningSignals: ['FI'] } }, 'new warning signal FI'],
    [
      'with a higher band',
      acknowledged,
      { entry: { id: 'e2', category: 'kidnap', grade: 'high' } },
      'band rose to high',
    ],
  ]
  it.each(cases)('%s', (_, alarm, change, reason) => {
    const { kind, patch } = join(alarm, aMatch(change), true, aPolicy, now)
    expect(patch.reraisedReason ?? null).toBe(reason)
    expect(kind).toBe(reason ? 'reraised' : 'sighted')
    expect(patch.sightingCount).toBe(2)
  })

  it.each(['shelved', 'missed', 'raised', 'acknowledged'] as const)(
    'stands by itself again when its band rises: %s',
    (state) => {
      const led: Alarm = { ...first, state, leadId: 'b', leadKind: 'same-vehicle' }
      const graver = aMatch({ entry: { id: 'e2', category: 'kidnap', grade: 'high' } })
      expect(join(led, graver, true, aPolicy, now).patch).toMatchObject({ band: 'high', leadId: null, leadKind: null })
    },
  )

  it('takes the reason of the entry that raised the band, and never lowers a band', () => {
    const up = join(
      first,
      aMatch({ entry: { category: 'kidnap', grade: 'high', reason: 'Kidnap' } }),
      true,
      aPolicy,
      now,
    )
    expect(up.patch).toMatchObject({ band: 'high', category: 'kidnap', reason: 'Kidnap' })
    const high: Alarm = { ...first, ...up.patch }
    expect(join(high, aMatch({ entry: { grade: 'low' } }), true, aPolicy, now).patch.band).toBe('high')
    expect(high.initialBand).toBe('medium')
  })

  it('never moves the last sighting back for a read that came late', () => {
    const later: Alarm = {
      ...first,
      ...join(first, aMatch({ place: { capturedAt: at(5) } }), true, aPolicy, now).patch,
    }
    const { patch } = join(later, aMatch({ place: { capturedAt: at(-3), cameraName: 'earlier' } }), true, aPolicy, now)
    expect(patch.lastSighting).toBeUndefined()
    expect(patch.firstCapturedAt).toBe(at(-3))
    expect(patch.sightingCount).toBe(3)
  })

  it('counts one read once, whatever number of entries it matches', () => {
    const { patch } = join(first, aMatch({ entry: { id: 'e2' } }), false, aPolicy, now)
    expect(patch.sightingCount).toBe(1)
    expect(patch.entryIds).toEqual([...first.entryIds, 'e2'])
  })

  it('is certain for good once an exact match was among the sightings', () => {
    const possible = raise('a', aMatch({ possible: true }), aPolicy, now)
    const exact: Alarm = { ...possible, ...join(possible, aMatch(), true, aPolicy, now).patch }
    expect([possible.possible, exact.possible]).toEqual([true, false])
    expect(join(exact, aMatch({ possible: true }), true, aPolicy, now).patch.possible).toBe(false)
  })

  it('is wanted again when a live entry joins a withdrawn one', () => {
    const gone: Alarm = { ...first, withdrawnAt: at(1) }
    const { patch } = join(gone, aMatch({ entry: { id: 'e2' } }), true, aPolicy, now)
    expect(patch).toMatchObject({ withdrawnAt: null, reraisedReason: 'wanted again, by an entry that is on its list' })
    const low: Alarm = { ...gone, band: 'low' }
    expect(join(low, aMatch({ entry: { id: 'e2' } }), true, aPolicy, now).patch.band).toBe('medium')
  })

  it('keeps since when and why a clone is suspected, from the first sighting or a later one', () => {
    expect(raise('a', aMatch({ clone: looks }), aPolicy, now)).toMatchObject({
      cloneSuspectedAt: now.toISOString(),
      cloneReason: looks.words,
    })
    const later = new Date(now.getTime() + 60_000)
    const suspected: Alarm = { ...first, ...join(first, aMatch({ clone: looks }), true, aPolicy, now).patch }
    const stronger = join(suspected, aMatch({ clone: twoPlaces }), true, aPolicy, later).patch
    expect(stronger).toMatchObject({ cloneSuspectedAt: now.toISOString(), cloneReason: twoPlaces.words })
    expect(join(suspected, aMatch(), true, aPolicy, later).patch.cloneSuspectedAt).toBeUndefined()
    expect(first.cloneSuspectedAt).toBeNull()
  })
})

describe('the score', () => {
  const doubled = {
    ...scorePolicy,
    version: 2,
    points: { ...scorePolicy.points, harm: 0, grade: 460 },
  }
  it('is weighed as the policy in force says', () => {
    const policy = { ...aPolicy, settings: { ...aPolicy.settings, score: doubled } }
    const grade = (alarm: Alarm) => alarm.contributions.find(({ name }) => name === 'grade')?.value
    expect([grade(first), grade(raise('a', aMatch(), policy, now))]).toEqual([90, 207])
  })

  it('is not lowered by a milder entry of the same vehicle', () => {
    const grave = raise(
      'a',
      aMatch({ entry: { category: 'kidnap', grade: 'high', warningSignals: ['FI'] } }),
      aPolicy,
      now,
    )
    const { patch } = join(grave, aMatch({ entry: { id: 'e2', grade: 'low' } }), true, aPolicy, now)
    const of = (name: string) => ({ ...grave, ...patch }).contributions.find((each) => each.name === name)
    for (const name of ['harm', 'grade', 'signals'])
      expect(of(name)).toEqual(grave.contributions.find((each) => each.name === name))
    expect(patch.score).toBeGreaterThanOrEqual(grave.score)
  })
})
