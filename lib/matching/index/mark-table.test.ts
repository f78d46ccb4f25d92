import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unpackText } from './alphabet.ts'
import { MarkTable } from './mark-table.ts'
import { PackedMark } from './packed-mark.ts'

const packed = new PackedMark()
const rowOf = (table: MarkTable, mark: string) => (packed.read(mark) ? table.find(packed) : 0)
const intern = (table: MarkTable, mark: string) => {
  packed.read(mark)
  return table.intern(packed)
}

describe('PackedMark', () => {
  test.each(['', 'ABCDEFGHIJK', 'ab1', 'A?', '京A1', 'Ā1'])('does not pack “%s”', (mark) => {
    expect(packed.read(mark)).toBe(false)
  })

  test('holds every mark of ten characters or fewer, told apart', () => {
    const mark = fc.string({ unit: fc.constantFrom(...'ABO08ZQ19'), minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(mark, (text) => {
        expect(packed.read(text)).toBe(true)
        expect(unpackText(packed.low, packed.high)).toBe(text)
      }),
    )
  })
})

describe('MarkTable', () => {
  // Few characters and look-alikes, so that folds, runs of slots and freed rows meet each other.
  const mark = fc.string({ unit: fc.constantFrom(...'AO018B'), minLength: 1, maxLength: 4 })

  test('answers as a Set does after any additions and removals', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), mark), { maxLength: 400 }), (steps) => {
        const table = new MarkTable()
        const model = new Set<string>()
        for (const [adds, text] of steps) {
          const row = rowOf(table, text)
          expect(row !== 0).toBe(model.has(text))
          if (adds) {
            intern(table, text)
            model.add(text)
          } else if (row !== 0) {
            table.release(row)
            model.delete(text)
          }
          expect(table.size).toBe(model.size)
        }
        for (const text of model)
          expect(unpackText(table.low(rowOf(table, text)), table.high(rowOf(table, text)))).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  test('grows beside itself and loses nothing on the way, whatever is removed meanwhile', () => {
    const table = new MarkTable()
    const marks = Array.from({ length: 30_000 }, (_, i) => `K${i.toString(36).toUpperCase()}`)
    for (const [i, text] of marks.entries()) {
      intern(table, text)
      if (i % 3 === 0) table.release(rowOf(table, marks[i >> 1] as string) || rowOf(table, text))
      if (i % 5 === 0) intern(table, text)
    }
    const held = marks.filter((text) => rowOf(table, text) !== 0)
    expect(held.length).toBe(table.size)
    table.settle()
    expect(marks.filter((text) => rowOf(table, text) !== 0)).toEqual(held)
    for (const text of held) table.release(rowOf(table, text))
    expect(table.size).toBe(0)
    expect(marks.some((text) => rowOf(table, text) !== 0)).toBe(false)
    // Freed rows are used again.
    const { rows } = table
    for (const text of held) intern(table, text)
    expect(table.rows).toBe(rows)
  })

  test('takes no more than 24 bytes a mark when there are many', () => {
    const table = new MarkTable()
    for (let i = 0; i < 200_000; i++) intern(table, `Z${i.toString(36).toUpperCase()}`)
    expect(table.bytes / table.size).toBeLessThan(28)
  })
})
