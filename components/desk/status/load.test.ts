import { expect, it } from 'vitest'
import { liveBoardOf, merge } from '#components/live/live-board.ts'
import { anAlarm, aSighting } from '#lib/alarms/testing/sample.ts'
import { loadOf, newestReadAt } from './load.ts'

const now = Date.parse('2026-11-22T21:10:00Z')
const raised = (id: string, raisedAt: string) => anAlarm({ id, raisedAt })

it('counts what was raised in ten minutes, closed ones too, and each once', () => {
  const live = liveBoardOf({
    seq: 1,
    alarms: [
      raised('old', '2026-11-22T21:00:00Z'),
      raised('new', '2026-11-22T21:00:01Z'),
      raised('done', '2026-11-22T21:05:00Z'),
    ],
  })
  expect(loadOf(live, now)).toBe(2)
  expect(loadOf(merge(live, { ...raised('done', '2026-11-22T21:05:00Z'), version: 2, state: 'closed' }), now)).toBe(2)
})

it('finds the newest read on the board', () => {
  const seen = (id: string, receivedAt: string) => anAlarm({ id, lastSighting: aSighting({ receivedAt }) })
  const live = liveBoardOf({ seq: 1, alarms: [seen('a', '2026-11-22T21:00:05Z'), seen('b', '2026-11-22T21:00:01Z')] })
  expect(newestReadAt(live)).toBe(Date.parse('2026-11-22T21:00:05Z'))
  expect(newestReadAt(liveBoardOf({ seq: 0, alarms: [] }))).toBeNull()
})
