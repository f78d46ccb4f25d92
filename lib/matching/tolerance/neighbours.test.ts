import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costTable } from '../costs/cost-table.ts'
import { codeOf, foldOf, unpack, unpackText } from '../index/alphabet.ts'
import { FoldShapes } from '../index/fold-shapes.ts'
import { MarkTable } from '../index/mark-table.ts'
import { PackedMark } from '../index/packed-mark.ts'
import { Alignment } from './alignment.ts'
import { editLists, stepsOf } from './edit-lists.ts'
import { Neighbours } from './neighbours.ts'
import { PreparedRead } from './prepared-read.ts'
import { CHEAP_BUDGET, SecondErrors } from './second-errors.ts'

const costs = costTable()
/** The search weighs costs in sixteenths. */
const STEPS = stepsOf(1)
const STEP = 1 / STEPS + 1e-4

function indexOf(marks: readonly string[]) {
  const table = new MarkTable()
  const shapes = new FoldShapes()
  const packed = new PackedMark()
  const codes = new Uint8Array(10)
  for (const mark of new Set(marks)) {
    packed.read(mark)
    const row = table.intern(packed)
    shapes.count(codes, unpack(table.low(row), table.high(row), codes), 1)
  }
  const neighbours = new Neighbours(table, shapes, editLists(costs), 1, 4096)
  return { table, neighbours, second: new SecondErrors(neighbours) }
}

/** Marks found within the budget, by one search of up to two errors. */
function search(
  { table, neighbours, second }: ReturnType<typeof indexOf>,
  read: PreparedRead,
  budget: number,
): Set<string> {
  const plan = neighbours.planOf(read)
  neighbours.begin()
  neighbours.same(read, plan)
  neighbours.singles(read, plan, stepsOf(budget))
  second.search(read, plan, stepsOf(budget))
  neighbours.lookUp()
  const rows = [...neighbours.rows.subarray(0, neighbours.count)]
  return new Set(rows.map((row) => unpackText(table.low(row), table.high(row))))
}

/** What each mark costs by trying every way of up to two errors, with look-alikes for nothing, as the index folds them. */
function bruteCosts(read: string, alphabet: string): Map<string, number> {
  const one = (text: string): [string, number][] => {
    const list: [string, number][] = []
    for (let i = 0; i <= text.length; i++) {
      const before = text.slice(0, i)
      if (i < text.length) list.push([before + text.slice(i + 1), costs.invented[codeOf(text.charAt(i))] as number])
      for (const character of alphabet) {
        list.push([before + character + text.slice(i), costs.lost[codeOf(character)] as number])
        if (i === text.length || character === text.charAt(i)) continue
        const free = foldOf[codeOf(character)] === foldOf[codeOf(text.charAt(i))]
        const cost = costs.substitution[(codeOf(character) << 6) | codeOf(text.charAt(i))] as number
        list.push([before + character + text.slice(i + 1), free ? 0 : cost])
      }
    }
    return list.filter(([mark]) => mark !== '')
  }
  const cheapest = new Map<string, number>([[read, 0]])
  const keep = (mark: string, cost: number) =>
    cheapest.set(mark, Math.min(cost, cheapest.get(mark) ?? Number.POSITIVE_INFINITY))
  for (const [mark, cost] of one(read)) keep(mark, cost)
  return cheapest
}

const small = 'HM4W'
const word = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...small), minLength, maxLength })
const every = ['', ...small].flatMap((a) =>
  ['', ...small].flatMap((b) => ['', ...small].flatMap((c) => [...small].map((d) => a + b + c + d))),
)

describe('the neighbours of a read', () => {
  const all = indexOf(every)

  test('within a budget are just those that trying everything finds: the likeliest first, as the budget grows', () => {
    const prepared = new PreparedRead()
    fc.assert(
      fc.property(word(1, 4), fc.double({ min: 2, max: 9, noNaN: true }), (read, budget) => {
        prepared.read(read)
        const plan = all.neighbours.planOf(prepared)
        all.neighbours.begin()
        all.neighbours.same(prepared, plan)
        all.neighbours.singles(prepared, plan, stepsOf(budget))
        all.neighbours.lookUp()
        const rows = [...all.neighbours.rows.subarray(0, all.neighbours.count)]
        const found = new Set(rows.map((row) => unpackText(all.table.low(row), all.table.high(row))))
        const expected = [...bruteCosts(read, small)].filter(
          ([mark, cost]) => every.includes(mark) && cost <= budget + STEP,
        )
        const surely = expected.filter(([, cost]) => cost <= budget - STEP).map(([mark]) => mark)
        for (const mark of surely) expect(found).toContain(mark)
        for (const mark of found) expect(expected.map(([one]) => one)).toContain(mark)
      }),
      { numRuns: 200 },
    )
  })

  test('two errors away are found whenever both together can be afforded', () => {
    const prepared = new PreparedRead()
    const alignment = new Alignment(costs)
    const entry = new PreparedRead()
    fc.assert(
      fc.property(word(2, 4), fc.double({ min: 5, max: CHEAP_BUDGET / STEPS, noNaN: true }), (read, budget) => {
        prepared.read(read)
        const found = search(all, prepared, budget)
        for (const mark of every) {
          entry.read(mark)
          const cost = alignment.between(prepared.codes, prepared.length, entry.codes, entry.length, prepared.doubt)
          if (alignment.errors <= 2 && cost <= budget - STEP) expect(found).toContain(mark)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a doubted character makes its neighbours cheaper, a sure one dearer', () => {
    const index = indexOf(['HM44', 'WM44'])
    const read = new PreparedRead()
    const cost = costs.substitution[(codeOf('W') << 6) | codeOf('H')] as number
    read.read('HM44')
    expect(search(index, read, cost - 0.5)).toEqual(new Set(['HM44']))
    read.read('HM44')
    read.setDoubt(0, -1)
    expect(search(index, read, cost - 0.5)).toEqual(new Set(['HM44', 'WM44']))
    read.read('HM44')
    read.setDoubt(0, 2)
    expect(search(index, read, cost + 0.5)).toEqual(new Set(['HM44']))
  })

  test('are bounded in number however hopeless the read', () => {
    const read = new PreparedRead()
    const marks = Array.from({ length: 3000 }, (_, i) => `A${i.toString(36).toUpperCase()}BC`)
    const index = indexOf(marks)
    for (const text of ['ABCDEFGHJ', 'A1B2C3D4E5', '8888888']) {
      read.read(text)
      for (let i = 0; i < text.length; i++) read.setDoubt(i, -3)
      search(index, read, 14)
      expect(index.neighbours.probes).toBeLessThan(60_000)
      read.read(text)
      search(index, read, CHEAP_BUDGET / STEPS)
      expect(index.neighbours.probes).toBeLessThan(6000)
    }
  })

  test('are all looked up, however many a hopeless read has', () => {
    const text = 'ABCDEFG'
    const signs = [...'HJKLMNPRSTUVWXY']
    const pairs = [...text].flatMap((_, i) =>
      [...text.slice(i + 1)].flatMap((_, j) =>
        signs.flatMap((a) => signs.map((b) => put(put(text, i, a), i + 1 + j, b))),
      ),
    )
    const listed = pairs.filter((_, i) => i % 3 === 0)
    const index = indexOf(listed)
    const read = new PreparedRead()
    const costOf = (mark: string) =>
      [...mark]
        .map((sign, i) => costs.substitution[(codeOf(sign) << 6) | codeOf(text.charAt(i))] as number)
        .reduce((sum, cost) => sum + (cost === 0 ? 0 : cost - 3), 0)
    for (const budget of [9, 9.5, 10, 10.5, 11, 11.5, 12, 12.5, 13]) {
      read.read(text)
      for (let i = 0; i < text.length; i++) read.setDoubt(i, -3)
      const found = search(index, read, budget)
      const affordable = listed.filter((mark) => costOf(mark) <= budget - 2 * STEP)
      expect(affordable.length).toBeGreaterThan(100)
      expect(affordable.filter((mark) => !found.has(mark))).toEqual([])
    }
  })
})

const put = (mark: string, place: number, sign: string): string => mark.slice(0, place) + sign + mark.slice(place + 1)
