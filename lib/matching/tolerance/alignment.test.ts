import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costTable } from '../costs/cost-table.ts'
import { Alignment } from './alignment.ts'
import { PreparedRead } from './prepared-read.ts'

const costs = costTable()
const quick = new Alignment(costs)
const whole = new Alignment(costs)

const prepared = (mark: string) => {
  const read = new PreparedRead()
  expect(read.read(mark)).toBe(true)
  return read
}

const asked = fc.oneof(fc.double({ min: 0, max: 60, noNaN: true }), fc.constant(Number.POSITIVE_INFINITY))

/** A mark, and what a few errors make of it. */
const pair = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...'AB0O1I8S5'), minLength: 1, maxLength: 10 }),
    fc.array(
      fc.record({ at: fc.nat(9), how: fc.constantFrom('drop', 'put', 'change'), sign: fc.constantFrom(...'A0O8Z') }),
      {
        maxLength: 4,
      },
    ),
  )
  .map(([mark, errors]) => {
    const signs = [...mark]
    for (const { at, how, sign } of errors) {
      if (how === 'drop' && signs.length > 1) signs.splice(at % signs.length, 1)
      else if (how === 'put' && signs.length < 10) signs.splice(at % (signs.length + 1), 0, sign)
      else signs[at % signs.length] = sign
    }
    return { mark, read: signs.join('') }
  })

test('property: the quick ways cost what the whole table says, with as many errors, or more than anybody asks', () => {
  let compared = 0
  fc.assert(
    fc.property(pair, asked, ({ mark, read }, most) => {
      const [seen, entry] = [prepared(read), prepared(mark)]
      const cost = quick.costBetween(seen, entry.codes, entry.length, most)
      const slow = whole.between(seen.codes, seen.length, entry.codes, entry.length, seen.doubt)
      if (slow > most) {
        expect(cost).toBeGreaterThan(most)
        return
      }
      expect(cost).toBeCloseTo(slow, 9)
      expect(quick.errors).toBe(whole.errors)
      if (cost > 0) compared++
    }),
    { numRuns: 3000 },
  )
  expect(compared).toBeGreaterThan(1000)
})
