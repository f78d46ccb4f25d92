import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EntryDetail } from '../listed-mark.ts'
import { DetailTable } from './detail-table.ts'

const details: EntryDetail[] = ['FORD', 'FIAT', 'OPEL'].map((make) => ({ make }))
const step = fc.oneof(
  fc.record({ do: fc.constant('take' as const), which: fc.nat({ max: 2 }), isCopy: fc.boolean() }),
  fc.record({ do: fc.constant('release' as const), pick: fc.nat() }),
)

test('whatever is taken and released, a number stands for what it was taken for, and alike have the same', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const table = new DetailTable()
      const held: { number: number; which: number }[] = []
      for (const one of steps) {
        if (one.do === 'take') {
          const detail = details[one.which] as EntryDetail
          held.push({ number: table.take(one.isCopy ? { ...detail } : detail), which: one.which })
        } else if (held.length > 0) {
          const [gone] = held.splice(one.pick % held.length, 1)
          table.release(gone?.number ?? 0)
        }
        for (const { number, which } of held) expect(table.get(number)).toEqual(details[which])
        const numbers = new Set(held.map(({ number }) => number))
        expect(numbers.size).toBe(new Set(held.map(({ which }) => which)).size)
        expect(table.all().filter((detail) => detail !== null)).toHaveLength(numbers.size)
      }
    }),
  )
})

test('an entry with nothing to tell has no detail', () => {
  const table = new DetailTable()
  expect([table.take(undefined), table.take({})]).toEqual([0, 0])
  expect(table.get(0)).toBeUndefined()
})
