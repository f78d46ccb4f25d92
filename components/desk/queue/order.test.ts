import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import { ordered } from './order.ts'

const alarms = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    band: fc.constantFrom('high', 'medium', 'low') as fc.Arbitrary<Alarm['band']>,
    state: fc.constantFrom('raised', 'acknowledged', 'deployed') as fc.Arbitrary<Alarm['state']>,
    score: fc.integer({ min: 0, max: 1000 }),
  }),
  { selector: ({ id }) => id },
)

it('depends on the alarms only, whatever stood before', () => {
  fc.assert(
    fc.property(alarms, fc.array(fc.uuid()), fc.nat(), (changes, strangers, turn) => {
      const list = changes.map((change) => anAlarm(change))
      const board = new Map(list.map((alarm) => [alarm.id, alarm]))
      const ids = list.map(({ id }) => id)
      const before = [...ids.slice(turn % (ids.length + 1)), ...strangers]
      const fromNothing = ordered(board, []).map(({ id }) => id)
      expect(ordered(board, before).map(({ id }) => id)).toEqual(fromNothing)
      expect(new Set(fromNothing)).toEqual(new Set(ids))
    }),
  )
})
