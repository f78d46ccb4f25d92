import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costTable } from './costs/cost-table.ts'
import { ExactSearch } from './exact-search.ts'
import { WholeMarks } from './whole-marks.ts'

const mark = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'AB0O1I8'), maxLength: 12 }),
  fc.constantFrom('京A12345', 'AB3?CDE', 'ÄB30CDE'),
)

test('property: those are listed that were put in, whatever looks like them', () => {
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 100 }), fc.array(mark, { maxLength: 200 }), (put, asked) => {
      const marks = new WholeMarks(costTable())
      const held = new Set(put.filter((text) => marks.intern(text) !== 0))
      const listed = new Uint8Array(asked.length).fill(7)
      const count = new ExactSearch(marks.table).among(asked, listed)
      expect([...listed]).toEqual(asked.map((text) => (held.has(text) ? 1 : 0)))
      expect(count).toBe(listed.reduce((sum, one) => sum + one, 0))
    }),
  )
})

test('more marks than are looked up at once', () => {
  const marks = new WholeMarks(costTable())
  const all = Array.from({ length: 1000 }, (_, i) => `AB${10 + (i % 90)}C${String.fromCharCode(65 + (i % 26))}${i}`)
  for (const [i, text] of all.entries()) if (i % 3 === 0) marks.intern(text)
  const listed = new Uint8Array(all.length)
  expect(new ExactSearch(marks.table).among(all, listed)).toBe(334)
  expect(all.every((_, i) => listed[i] === (i % 3 === 0 ? 1 : 0))).toBe(true)
})
