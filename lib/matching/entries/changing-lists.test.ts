import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMatcher, type ListedMark } from '../matcher.ts'
import { entry, found, read } from '../testing/listed.ts'

describe('as the lists change', () => {
  const mark = fc.constantFrom('AB30CDE', 'AB31CDE', 'XK81PTV', 'AB3?CDF', '京A12345')
  const id = fc.constantFrom('one', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002')
  const list = fc.constantFrom('a', 'b')
  const step = fc.oneof(
    fc.record({ do: fc.constant('add' as const), id, list, mark }),
    fc.record({ do: fc.constant('remove' as const), id }),
    fc.record({ do: fc.constant('replace' as const), list, marks: fc.array(mark, { maxLength: 4 }) }),
  )

  test('it answers as a plain Map of entries would', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const matcher = createMatcher()
        const model = new Map<string, ListedMark>()
        for (const [n, one] of steps.entries()) {
          if (one.do === 'add') {
            const added = { entryId: one.id, listId: one.list, mark: one.mark }
            matcher.add(added)
            model.set(one.id, added)
          } else if (one.do === 'remove') expect(matcher.remove(one.id)).toBe(model.delete(one.id))
          else {
            const entries = one.marks.map((text, i) => ({ entryId: `new-${n}-${i}`, listId: one.list, mark: text }))
            matcher.replaceList(one.list, entries).finish()
            for (const [key, { listId }] of model) if (listId === one.list) model.delete(key)
            for (const added of entries) model.set(added.entryId, added)
          }
          expect(matcher.size).toBe(model.size)
        }
        for (const text of ['AB30CDE', 'AB31CDE', 'XK81PTV', '京A12345']) {
          const exact = matcher.match(read(text)).filter(({ kind }) => kind === 'exact')
          const expected = [...model.values()].filter((one) => one.mark === text).map(({ entryId }) => entryId)
          expect(exact.map(({ entryId }) => entryId).toSorted()).toEqual(expected.toSorted())
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a revision matches all at once, and what is said by hand meanwhile holds', () => {
    // A clock on which every look takes a millisecond, so that each step is one batch.
    let ms = 0
    const matcher = createMatcher({ now: () => ms++ })
    const marks = (area: string) =>
      Array.from(
        { length: 3000 },
        (_, i) => `${area}${String(30 + (i % 10))}A${i.toString(36).toUpperCase().padStart(3, '0')}`,
      )
    const entries = (area: string) => marks(area).map((text) => entry(text))
    const replacement = matcher.replaceList('list', entries('AB'))
    replacement.finish()
    expect(matcher.size).toBe(3000)
    const next = matcher.replaceList('list', entries('XK'))
    expect(next.step(0)).toBe(false)
    expect(found(matcher, marks('XK')[0] as string)).toEqual([])
    expect(found(matcher, marks('AB')[0] as string)).toContain(marks('AB')[0])
    matcher.add(entry('WW30ABC'))
    matcher.remove(marks('XK')[2999] as string)
    while (!next.swapped) next.step(0)
    expect(found(matcher, marks('AB')[0] as string)).toEqual([])
    expect(found(matcher, marks('XK')[0] as string)).toContain(marks('XK')[0])
    expect(found(matcher, 'WW30ABC')).toEqual(['WW30ABC'])
    expect(found(matcher, marks('XK')[2999] as string)).not.toContain(marks('XK')[2999])
    next.finish()
    expect(matcher.size).toBe(3000)
    expect(matcher.snapshot().header.marks.size).toBe(3000)
  })

  test('a revision given up for a later one leaves nothing behind', () => {
    let ms = 0
    const matcher = createMatcher({ now: () => ms++ })
    const many = (area: string) =>
      Array.from({ length: 2000 }, (_, i) => entry(`${area}30${i.toString(36).toUpperCase().padStart(3, 'A')}`))
    const halfway = matcher.replaceList('list', many('AB'))
    halfway.step(0)
    matcher.replaceList('list', [entry('XK30CDE')]).finish()
    expect(halfway.step(0)).toBe(true)
    expect(matcher.size).toBe(1)
    expect(matcher.snapshot().header.marks.size).toBe(1)
    expect(found(matcher, many('AB')[0]?.mark ?? '')).toEqual([])
    expect(found(matcher, 'XK30CDE')).toEqual(['XK30CDE'])
  })

  test('what is added by hand while the first revision of its list comes in leaves nothing behind it', () => {
    let ms = 0
    const matcher = createMatcher({ now: () => ms++ })
    const many = Array.from({ length: 100 }, (_, i) => entry(`AB30${i.toString(36).toUpperCase().padStart(3, 'A')}`))
    const first = matcher.replaceList('list', many)
    first.step(0)
    matcher.add(entry('WW30ABC'))
    expect(found(matcher, 'WW30ABC')).toEqual(['WW30ABC'])
    first.finish()
    expect(matcher.size).toBe(101)
    expect(found(matcher, 'WW30ABC')).toEqual(['WW30ABC'])
    matcher.remove('WW30ABC')
    expect(matcher.size).toBe(100)
    expect(matcher.snapshot().header.marks.size).toBe(100)
  })
})
