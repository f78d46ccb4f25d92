import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import { inGroups } from './groups.ts'
import { ordered } from './order.ts'

const low = (id: string, change: Partial<Alarm> = {}) => anAlarm({ id, band: 'low', ...change })
const taken = { state: 'acknowledged', ownerId: 'me' } as const

function drawn(alarms: Alarm[], unfolded: string[] = []) {
  const sorted = ordered(new Map(alarms.map((alarm) => [alarm.id, alarm])), [])
  const { rows, groups } = inGroups(sorted, new Set(unfolded))
  return { rows: rows.map(({ alarm, under }) => (under ? `${under}>${alarm.id}` : alarm.id)), groups, sections: rows }
}

const convoy = [low('a'), low('lead'), low('x', { leadId: 'lead' }), low('y', { leadId: 'lead', ...taken }), low('z')]

it('folds what is merged under its lead and counts it; unfolded it stands below the lead', () => {
  expect(drawn(convoy).rows).toEqual(['a', 'lead', 'z'])
  expect(drawn(convoy).groups.get('lead')).toEqual({ count: 2, folded: 2, unanswered: 1, worst: 'low' })
  expect(drawn(convoy, ['lead']).rows).toEqual(['a', 'lead', 'lead>x', 'lead>y', 'z'])
  expect(drawn(convoy, ['lead']).groups.get('lead')).toMatchObject({ count: 2, folded: 0 })
})

it('gives a group the place, the part and the band of the most urgent in it', () => {
  const inHand = { state: 'deployed', decision: 'deploy' } as const
  const { rows, groups, sections } = drawn([
    anAlarm({ id: 'm', band: 'medium', state: 'acknowledged' }),
    low('lead', inHand),
    anAlarm({ id: 'x', band: 'medium', leadId: 'lead' }),
  ])
  expect(rows).toEqual(['lead', 'm'])
  expect(groups.get('lead')?.worst).toBe('medium')
  expect(sections[0]?.section).toBe('to-do')
})

it('never folds a High away that nobody has answered', () => {
  const high = (change: Partial<Alarm>) => [
    low('lead', taken),
    anAlarm({ id: 'h', band: 'high', leadId: 'lead', ...change }),
  ]
  expect(drawn(high({})).rows).toEqual(['lead', 'lead>h'])
  expect(drawn(high({ state: 'missed' })).rows).toEqual(['lead', 'lead>h'])
  expect(drawn(high(taken)).rows).toEqual(['lead'])
})

it('lets an alarm stand by itself whose lead is not here', () =>
  expect(drawn([low('a'), low('x', { leadId: 'gone' })]).rows).toEqual(['a', 'x']))

const alarms = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...'abcdefghij'),
    band: fc.constantFrom('high', 'medium', 'low') as fc.Arbitrary<Alarm['band']>,
    state: fc.constantFrom('raised', 'missed', 'acknowledged', 'deployed') as fc.Arbitrary<Alarm['state']>,
    leadId: fc.option(fc.constantFrom(...'abcdefghij')),
  }),
  { selector: ({ id }) => id },
)

it('draws every alarm once, or counts it as folded; no unanswered High is folded', () => {
  fc.assert(
    fc.property(alarms, fc.subarray([...'abcdefghij']), (changes, unfolded) => {
      const list = changes.map((change) =>
        anAlarm({ ...change, leadId: change.leadId === change.id ? null : change.leadId }),
      )
      const { rows, groups } = inGroups(list, new Set(unfolded))
      const ids = rows.map(({ alarm }) => alarm.id)
      const folded = [...groups.values()].reduce((sum, group) => sum + group.folded, 0)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length + folded).toBe(list.length)
      const loud = list.filter(({ band, state }) => band === 'high' && (state === 'raised' || state === 'missed'))
      expect(ids).toEqual(expect.arrayContaining(loud.map(({ id }) => id)))
    }),
  )
})
