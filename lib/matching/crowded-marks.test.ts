import { expect, test } from 'vitest'
import { createMatcher } from './matcher.ts'

const AT = Date.UTC(2030, 0, 1)

test('a mark read just as it is listed is found among more look-alikes than a search may find', () => {
  const signs = [...'O0DQ']
  const grow = (marks: readonly string[], next: readonly string[]) =>
    marks.flatMap((mark) => next.map((sign) => mark + sign))
  const alike = [signs, signs, ['3'], signs, signs, signs].reduce<string[]>(grow, ['X'])
  expect(alike).toHaveLength(1024)
  const matcher = createMatcher()
  for (const mark of alike) matcher.add({ entryId: mark, listId: 'l', mark })
  for (const mark of alike) {
    const [best] = matcher.match({ mark, confidence: 99, capturedAtMs: AT })
    expect(best).toMatchObject({ mark, kind: 'exact' })
  }
})

test.each([
  ['AB34CDE', 'AB34CDE'],
  ['AB3?CDE', 'AB34CDE'],
  ['ABCDEFGHIJKL', 'ABCDEFGHIJKL'],
])('a list that repeats %s takes no other list its match', (mark, seen) => {
  const matcher = createMatcher()
  matcher.add({ entryId: 'before', listId: 'police', mark })
  for (let i = 0; i < 100; i++) matcher.add({ entryId: `bulk-${i}`, listId: 'bulk', mark })
  matcher.add({ entryId: 'after', listId: 'customs', mark })
  const told = matcher.match({ mark: seen, capturedAtMs: AT }).map(({ entryId }) => entryId)
  expect(told).toHaveLength(100)
  expect(told).toEqual(expect.arrayContaining(['before', 'after']))
})

test.each(['AB3?CDE', 'ABCDEFGHIJKL'])('%s may stand a hundred times on each list and be replaced there', (mark) => {
  const matcher = createMatcher()
  const entries = (listId: string) =>
    Array.from({ length: 100 }, (_, i) => ({ entryId: `${listId}${i}`, listId, mark }))
  for (const listId of ['a', 'b', 'a']) {
    const replacement = matcher.replaceList(listId, entries(listId))
    replacement.finish()
    expect(replacement).toMatchObject({ accepted: 100, refusedCount: 0 })
  }
  expect(matcher.size).toBe(200)
  expect(matcher.add({ entryId: 'c', listId: 'c', mark })).toEqual({})
  expect(matcher.add({ entryId: 'more', listId: 'a', mark }).refused).toContain('100 times')
})
