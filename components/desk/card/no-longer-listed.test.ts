import { expect, it } from 'vitest'
import type { AlarmDetail, MatchedEntry } from '#lib/alarms/detail.ts'
import { noLongerListed } from './no-longer-listed.ts'

const entry = (id: string, live: boolean, category = id) =>
  ({ id, live, category, reason: 'Wanted', action: 'STOP' }) as MatchedEntry
const became = (entryId: string, by: string) => ({
  reason: 'Wanted',
  byName: null,
  facts: [],
  replaced: { entryId, by },
})
type Change = ReturnType<typeof became>
const lines = (...changed: Change[]) => changed.map((one) => ({ data: { changed: [one] } })) as never

it.each<[string, MatchedEntry[], AlarmDetail['events'], string[]]>([
  ['one of two left', [entry('a', true), entry('b', false)], [], ['b']],
  ['all left: the alarm says so itself', [entry('a', false), entry('b', false)], [], []],
  ['it is listed anew in the same words', [entry('a', true, 'x'), entry('b', false, 'x')], [], []],
  ['it became another row', [entry('b', true), entry('a', false)], lines(became('a', 'b')), []],
  [
    'that became a third',
    [entry('c', true), entry('a', false), entry('b', false)],
    lines(became('a', 'b'), became('b', 'c')),
    [],
  ],
  [
    'the row that it became left, another list has it',
    [entry('x', true), entry('a', false), entry('b', false)],
    lines(became('a', 'b')),
    ['a', 'b'],
  ],
])('%s', (_, entries, events, gone) => {
  expect(noLongerListed({ entries, events }).map(({ id }) => id)).toEqual(gone)
})
