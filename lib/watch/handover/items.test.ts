import { describe, expect, it } from 'vitest'
import { type HandedAlarm, itemsOf } from './items.ts'

const durrow = { id: 'durrow', forceId: 'durrow', name: 'Durrow', ring: null }
const alarm = (change: Partial<HandedAlarm>): HandedAlarm => ({
  id: 'a',
  vrm: 'AB84KDX',
  band: 'medium',
  reason: 'Wanted',
  state: 'raised',
  ownerId: null,
  restricted: false,
  decided: false,
  escalated: false,
  place: { forceId: 'durrow', lat: 54.7, lon: -1.5 },
  placeName: 'A1(M) J61',
  ...change,
})
const kinds = (alarms: HandedAlarm[]) =>
  itemsOf('ann', [durrow], alarms, [], '')
    .filter(({ kind }) => kind !== 'area')
    .map(({ kind, words }) => [kind, words])

describe('itemsOf', () => {
  it.each([
    ['owned, before verification', alarm({ ownerId: 'ann', state: 'acknowledged' }), 'owned'],
    ['owned elsewhere all the same', alarm({ ownerId: 'ann', place: { forceId: 'eden', lat: 1, lon: 1 } }), 'owned'],
    ['a pass not answered', alarm({ ownerId: 'ann', state: 'passed' }), 'pass'],
    ['shelved', alarm({ state: 'shelved', band: 'low' }), 'shelved'],
    ['overdue', alarm({ escalated: true }), 'overdue'],
    ['missed', alarm({ state: 'missed', band: 'low' }), 'overdue'],
    ['open Medium', alarm({}), 'open'],
  ])('%s', (_, given, kind) => {
    expect(kinds([given]).map(([each]) => each)).toEqual([kind])
  })
  it.each([
    ['a colleague’s', alarm({ ownerId: 'bob' })],
    ['another area’s', alarm({ place: { forceId: 'eden', lat: 54.7, lon: -3 } })],
    ['a covert Low of nobody', alarm({ band: 'low', restricted: true })],
  ])('leaves out %s', (_, given) => {
    expect(kinds([given])).toEqual([])
  })
  it('tells Lows as one number', () => {
    expect(kinds([alarm({ band: 'low' }), alarm({ band: 'low', id: 'b' })])).toEqual([
      ['open', '2 Low, not acknowledged'],
    ])
  })
  it('goes from areas over what is owned to the note', () => {
    const items = itemsOf(
      'ann',
      [durrow],
      [alarm({}), alarm({ ownerId: 'ann' })],
      ['List PNC is old'],
      'Grey van on A19',
    )
    expect(items.map(({ kind }) => kind)).toEqual(['area', 'owned', 'open', 'feed', 'note'])
  })
})
