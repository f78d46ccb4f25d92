import { expect, it } from 'vitest'
import type { AlarmDetail, JoinedMatch, Sighting } from '#lib/alarms/detail.ts'
import { anAlarm, aSighting } from '#lib/alarms/testing/sample.ts'
import { matchWords } from './match-words.ts'

const { readId } = aSighting()
const seen = (confidence: number | null) => ({ ...aSighting(), confidence }) as Sighting
const joined = (explanation: JoinedMatch['explanation']): JoinedMatch => ({
  id: 'm',
  readId,
  entryId: 'e',
  kind: 'tolerant',
  posterior: 0.93,
  explanation,
  matchedAt: '2026-11-22T21:00:00.000Z',
})
const detailOf = (confidence: number | null, explanation: JoinedMatch['explanation'] = {}) =>
  ({ sightings: [seen(confidence)], matches: [joined(explanation)] }) as unknown as AlarmDetail
const none = { sightings: [], matches: [] } as unknown as AlarmDetail
const runnersUp = [
  { mark: 'AB84KDY', posterior: 0.06 },
  { mark: 'A884KDX', posterior: 0.004 },
]

it.each([
  ['on its way', null, null, 'coming', 'coming'],
  ['not fetched', null, 'The server was not reached.', 'missing', 'missing'],
  ['nothing of the kind', detailOf(null), null, { words: 'none listed' }, { words: 'gave no confidence' }],
  [
    'all of it',
    detailOf(87.4, { runnersUp }),
    null,
    { words: 'AB84KDY 6 %, A884KDX under 1 %' },
    { words: '87 % confident' },
  ],
  ['old, the newer not fetched', detailOf(60), 'No answer.', { words: 'none listed' }, { words: '60 % confident' }],
  ['no sighting', none, null, { words: 'none listed' }, { words: 'no sighting is held' }],
] as const)('says of a match only what is known: %s', (_, detail, fault, runners, camera) => {
  const words = matchWords(anAlarm(), { detail, fault })
  expect({ runners: words.runnersUp, camera: words.camera }).toEqual({ runners, camera })
})

it('says how it matched as the board knows it, until the detail says it of the sighting shown', () => {
  const alarm = anAlarm({ matchKind: 'exact', posterior: 0.999 })
  expect(matchWords(alarm, { detail: null, fault: null }).match).toMatch(/^exact, /)
  expect(matchWords(alarm, { detail: detailOf(90), fault: null }).match).toMatch(/^tolerant, /)
})
