import { describe, expect, it } from 'vitest'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import { callsBetween, highWaits, urgencyOf } from './calls.ts'

const plain = { state: 'raised', possible: false, restricted: false, action: 'STOP', delayed: false } as const
const alarm = (change: Partial<Alarm> = {}) =>
  anAlarm({ id: 'a', ...plain, band: 'high', escalatedAt: null, ...change })
const board = (...alarms: Alarm[]) => new Map(alarms.map((one) => [one.id, one]))
const at = '2026-11-22T21:00:00.000Z'

describe('urgencyOf', () => {
  it.each([
    ['a High', {}, 'high'],
    ['a Medium', { band: 'medium' }, 'medium'],
    ['a Low', { band: 'low' }, 'low'],
    ['Log only', { band: 'log' }, null],
    ['SILENT, also for those who may see it', { action: 'SILENT' }, null],
    ['a restricted one', { restricted: true }, null],
    ['a High that is only possible', { possible: true }, 'medium'],
  ] as const)('%s sounds as it should', (_name, change, expected) => expect(urgencyOf(alarm(change))).toBe(expected))
})

describe('callsBetween', () => {
  const known = alarm()
  it.each([
    ['a new alarm', [], [alarm()], ['high']],
    ['a new one that somebody has already', [], [alarm({ state: 'acknowledged' })], []],
    ['a new one of a late read', [], [alarm({ delayed: true })], []],
    ['values that change', [known], [alarm({ sightingCount: 9 })], []],
    ['one that calls again', [known], [alarm({ reraisedAt: at })], ['high']],
    ['one that calls again though it is owned', [known], [alarm({ reraisedAt: at, state: 'acknowledged' })], ['high']],
    ['an escalation', [known], [alarm({ escalatedAt: at })], ['high']],
    ['an escalation of a late read', [known], [alarm({ escalatedAt: at, delayed: true })], ['high']],
    ['one that comes back unanswered', [alarm({ state: 'acknowledged' })], [alarm()], ['high']],
    ['one that is answered', [known], [alarm({ state: 'acknowledged' })], []],
    ['one that is gone', [known], [], []],
    ['a covert one that calls again', [alarm({ restricted: true })], [alarm({ restricted: true, reraisedAt: at })], []],
  ] as const)('%s', (_name, before, after, expected) =>
    expect(callsBetween(board(...before), board(...after), () => true)).toEqual(expected),
  )
})

it.each([
  ['a High', {}, true],
  ['one that is owned', { state: 'acknowledged' }, false],
  ['a missed one', { state: 'missed' }, true],
  ['only a possible one', { possible: true }, false],
  ['only a covert one', { restricted: true }, false],
  ['only a late one', { delayed: true }, false],
  ['only a Medium', { band: 'medium' }, false],
] as const)('repeats for %s as it should', (_name, change, expected) =>
  expect(highWaits(board(alarm(change)), () => true)).toBe(expected),
)

it('neither sounds nor repeats for what concerns another desk', () => {
  const concerns = ({ vrm }: Alarm) => vrm === 'AA30AAA'
  const after = board(alarm({ id: 'a', vrm: 'AA30AAA', band: 'low' }), alarm({ id: 'b', vrm: 'BB30BBB' }))
  expect(callsBetween(board(), after, concerns)).toEqual(['low'])
  expect(highWaits(after, concerns)).toBe(false)
})
