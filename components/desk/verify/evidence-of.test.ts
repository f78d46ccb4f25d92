import { expect, it } from 'vitest'
import type { AlarmDetail } from '#lib/alarms/detail.ts'
import { anAlarm, aSighting } from '#lib/alarms/testing/sample.ts'
import { evidenceOf } from './evidence-of.ts'

const alarm = anAlarm({ lastSighting: aSighting({ vrm: 'A884KDX' }) })

it('judges nothing before the detail is there', () => {
  expect(evidenceOf(alarm, { detail: null, fault: null })).toEqual({
    characters: { words: 'read A884KDX, listed AB84KDX', odd: true },
    vehicle: { words: 'listed Ford Focus · silver; what the camera saw: being fetched', odd: false },
    entry: { words: 'being checked', odd: false },
    oddity: { words: 'The sightings: being fetched', odd: false },
  })
})

it('says what could not be fetched, and calls for a look at it', () => {
  const { characters, ...rest } = evidenceOf(alarm, { detail: null, fault: 'The server was not reached.' })
  expect(characters.words).toBe('read A884KDX, listed AB84KDX')
  expect(rest).toEqual({
    vehicle: { words: 'listed Ford Focus · silver; what the camera saw: could not be fetched', odd: true },
    entry: { words: 'could not be checked', odd: true },
    oddity: { words: 'The sightings: could not be fetched', odd: true },
  })
})

it('says what the camera did not once that is known', () => {
  const sighting = { ...aSighting(), make: null, model: null, colour: null, signals: [] }
  const detail = { sightings: [sighting], matches: [], entries: [], checkedAt: '2026-11-22T21:00:00.000Z' }
  expect(evidenceOf(alarm, { detail: detail as unknown as AlarmDetail, fault: null })).toMatchObject({
    vehicle: { words: 'listed Ford Focus · silver; the camera did not say', odd: false },
    entry: { words: 'NOT live when checked at 21:00:00', odd: true },
    oddity: { words: 'One place only: no journey to judge', odd: false },
  })
})
