import { expect, it } from 'vitest'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import { withLate } from './late.ts'
import { liveBoardOf, merge } from './live-board.ts'

const raised = Date.parse('2026-11-22T21:00:00.000Z')
const alarm = (id: string, change = {}) => anAlarm({ id, raisedAt: new Date(raised).toISOString(), ...change })
const board = (...ids: string[]) => liveBoardOf({ seq: 1, alarms: ids.map((id) => alarm(id)) })
const none = new Map<string, number>()

it.each([
  ['at once', board(), board('a'), 2_000, []],
  ['as late as a live picture may be', board(), board('a'), 10_000, []],
  [
    'later than that',
    board(),
    board('a', 'b'),
    42_000,
    [
      ['a', 42_000],
      ['b', 42_000],
    ],
  ],
  ['that was known already', board('a'), board('a'), 42_000, []],
])('marks an alarm that came %s', (_name, before, after, lateMs, expected) =>
  expect([...withLate(none, before, after, raised + Number(lateMs))]).toEqual(expected),
)

it('does not call an alarm late that was taken up again just now, nor one that this screen closed a while ago', () => {
  const again = liveBoardOf({ seq: 1, alarms: [alarm('a', { reopenedAt: new Date(raised + 41_000).toISOString() })] })
  expect(withLate(none, board(), again, raised + 42_000)).toBe(none)
  const closed = merge(board('b'), alarm('b', { state: 'closed', version: 9 }))
  expect(withLate(none, closed, board('b'), raised + 42_000)).toBe(none)
})

it('forgets marks with their alarms', () => {
  expect([
    ...withLate(
      new Map([
        ['a', 20_000],
        ['b', 30_000],
      ]),
      board('a', 'b'),
      board('b'),
      raised,
    ),
  ]).toEqual([['b', 30_000]])
})
