import { expect, test } from 'vitest'
import { blockMaker, blockReader } from './entry-block.ts'
import type { EntryTexts } from './entry-texts.ts'
import { entryReader } from './listed.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const texts = (n: number, make: string, weedAtMs: string | null = null): EntryTexts => [
  id(n),
  'ab30cde',
  weedAtMs,
  JSON.stringify(['list', 'STOP', 'stolen', make, null, null, null]),
]

test('entries come out of blocks as they were, also when there are more kinds than are remembered', () => {
  const toBlock = blockMaker()
  const entriesIn = blockReader(entryReader())
  const found: unknown[] = []
  // Each make twice: 25,000 kinds, of which 20,000 are remembered.
  for (let from = 0; from < 25_000; from += 1000) {
    const given = Array.from({ length: 2000 }, (_, n) => texts(2 * from + n, `M${from + (n >> 1)}`, String(n)))
    const entries = [...entriesIn(structuredClone(toBlock(given)))]
    for (const [n, entry] of entries.entries())
      if (entry.detail?.make !== `M${from + (n >> 1)}` || entry.weedAtMs !== n || entry.entryId !== id(2 * from + n))
        found.push(entry)
  }
  expect(found).toEqual([])
})

test('a block without a weed date, and marks in one spelling', () => {
  const [entry] = blockReader(entryReader())(blockMaker()([texts(1, 'FORD')]))
  expect(entry).toEqual({
    entryId: id(1),
    listId: 'list',
    mark: 'AB30CDE',
    detail: { restricted: false, category: 'stolen', make: 'FORD' },
  })
})
