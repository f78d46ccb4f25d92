import { expect, test } from 'vitest'
import { EntryIds } from './entry-ids.ts'

test('the nil UUID is an id as any other: found and removed after the table has grown', () => {
  const nil = '00000000-0000-0000-0000-000000000000'
  const ids = new EntryIds()
  ids.set(1, nil, 1)
  for (let row = 2; row < 3000; row++) ids.set(row, `id-${row}`, row)
  expect(ids.idOf(1)).toBe(nil)
  expect(ids.rowsOf(nil)).toEqual([1])
  ids.clear(1)
  expect(ids.rowsOf(nil)).toEqual([])
})
