import { expect, it } from 'vitest'
import type { AlarmDetail } from '#lib/alarms/detail.ts'
import { lastEdit } from './last-edit.ts'

type Told = AlarmDetail['events'][number]
const line = (kind: Told['kind'], second: number, data: Told['data'] = {}): Told => ({
  ...{ seq: second, alarmId: 'a', alarmVersion: second, restricted: false, actorId: null, actorName: null },
  ...{ kind, at: `2026-11-22T21:00:0${second}.000Z`, data },
})
const edit = (second: number, name: string, kind: Told['kind'] = 'entry-changed') =>
  line(kind, second, {
    changed: [{ reason: 'Wanted', byName: 'A. Example', facts: [{ name, before: 'x', after: 'y' }] }],
  })

it.each<[string, Told[], string | undefined]>([
  ['nothing was edited', [line('raised', 1), line('verified', 2)], undefined],
  ['only papers were', [line('raised', 1), edit(2, 'contact')], undefined],
  ['a grade was', [line('raised', 1), edit(2, 'grade'), line('sighted', 3)], 'Wanted: grade x to y, by A. Example'],
  ['papers after a grade', [edit(1, 'grade'), edit(2, 'contact')], 'Wanted: grade x to y, by A. Example'],
  ['instructions, in short', [edit(1, 'operationalInstructions')], 'Wanted: instructions changed, by A. Example'],
  ['it was verified since', [edit(1, 'grade'), line('verified', 2)], undefined],
  ['it was verified before', [line('verified', 1), edit(2, 'make')], 'Wanted: make x to y, by A. Example'],
  ['another left its list with it', [edit(1, 'action', 'entry-withdrawn')], 'Wanted: action x to y, by A. Example'],
])('%s', (_, events, words) => {
  expect(lastEdit(events)?.words).toBe(words)
})
