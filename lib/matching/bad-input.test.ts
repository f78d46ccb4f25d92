import { describe, expect, test } from 'vitest'
import { createMatcher, type ListedMark, type Matcher, type ReadToMatch } from './matcher.ts'

const AT = Date.UTC(2026, 10, 23, 12)
const entry = (entryId: string, mark: string, more: Partial<ListedMark> = {}): ListedMark => ({
  entryId,
  listId: 'list',
  mark,
  ...more,
})
const matches = (matcher: Matcher, mark: string, more: Partial<ReadToMatch> = {}) =>
  matcher.match({ mark, capturedAtMs: AT, ...more })
const letters = 'ABCDEFGHJKLMNOPRSTUVWXY'
const at = (n: number) => letters.charAt(n % letters.length)
const markOf = (n: number) =>
  `${at(n)}${at(Math.floor(n / 23))}${30 + (n % 20)}${at(Math.floor(n / 529))}${at(n * 7)}${at(n * 5)}`

/** Seconds of CPU: others may be at work on this machine. */
function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

describe('marks at the edge', () => {
  test.each([
    ['nothing', '', /empty/],
    ['thirty characters', 'A'.repeat(30), /longer than 16/],
    ['thirty of another script', '漢'.repeat(30), /longer than 16/],
    ['a star', '*', /all wildcards/],
    ['question marks', '???????', /all wildcards/],
    ['thirty wildcards', '?'.repeat(30), /longer than 16/],
    ['one legible character', '?A??', /at least 2/],
    ['wildcards in another script', '京A?', /Latin/],
  ])('%s is refused as an entry, with the reason', (_name, mark, reason) => {
    const matcher = createMatcher()
    expect(matcher.add(entry('e', mark)).refused).toMatch(reason)
    expect(matcher.size).toBe(0)
  })

  test.each([
    ['one character', 'A'],
    ['sixteen characters', 'ABCDEFGHIJKLMNOP'],
    ['Chinese', '京A12345'],
    ['Cyrillic that has no Latin twin', 'ЖД30Ю'],
    ['Arabic letters', 'أبج123'],
  ])('%s is found as listed, and only as listed', (_name, mark) => {
    const matcher = createMatcher()
    expect(matcher.add(entry('e', mark)).refused).toBeUndefined()
    expect(matches(matcher, mark)).toMatchObject([{ entryId: 'e', kind: 'exact' }])
    expect(matches(matcher, 'XK81PTV')).toEqual([])
  })

  test.each([
    ['thirty characters', 'A'.repeat(30)],
    ['a thousand', '8'.repeat(1000)],
    ['none', ''],
    ['wildcards', '?*?*'],
  ])('a read of %s is answered with nothing', (_name, mark) => {
    const matcher = createMatcher()
    matcher.add(entry('e', 'AB30CDE'))
    expect(matches(matcher, mark)).toEqual([])
  })
})

describe('10,000 patterns', () => {
  const matcher = createMatcher()
  const refused = Array.from({ length: 10_000 }, (_, n) => {
    const mark = markOf(n)
    const pattern = n % 3 === 0 ? `${mark.slice(0, 5)}*` : `${mark.slice(0, n % 6)}?${mark.slice((n % 6) + 1)}`
    return matcher.add(entry(`p${n}`, pattern)).refused
  }).filter(Boolean)

  test('are all taken, and each finds its vehicle', () => {
    expect(refused).toEqual([])
    for (const n of [0, 1, 2, 4999, 9999])
      expect(matches(matcher, markOf(n)).map(({ entryId }) => entryId)).toContain(`p${n}`)
  })

  test('do not hold other reads up: a thousandth of a second of CPU each at most', () => {
    const seconds = cpuSeconds(() => {
      for (let n = 0; n < 2000; n++) expect(matches(matcher, `X${markOf(n).slice(1)}`).length).toBeLessThanOrEqual(100)
    })
    expect(seconds / 2000).toBeLessThan(0.001)
  })
})

test('a thousand candidates cost a read no more than a few do', () => {
  const matcher = createMatcher()
  for (let n = 0; n < 5000; n++) matcher.add(entry(`e${n}`, markOf(n)))
  const candidates = Array.from({ length: 1000 }, (_, n) => ({ vrm: markOf(3 * n), confidence: 99 - n / 12 }))
  const spend = (count: number) =>
    cpuSeconds(() => {
      for (let n = 0; n < 300; n++) {
        const found = matches(matcher, markOf(n), { confidence: 60, candidates: candidates.slice(0, count) })
        expect(found.length).toBeLessThanOrEqual(100)
      }
    })
  spend(12)
  expect(spend(1000)).toBeLessThan(0.05 + 5 * spend(12))
})

describe('entries that contradict each other', () => {
  test('one id listed twice counts as it was listed last', () => {
    const matcher = createMatcher()
    matcher.add(entry('e', 'AB30CDE'))
    matcher.add(entry('e', 'XK81PTV'))
    expect(matcher.size).toBe(1)
    expect(matches(matcher, 'AB30CDE')).toEqual([])
    expect(matches(matcher, 'XK81PTV')).toMatchObject([{ entryId: 'e' }])
  })

  test('one mark under two policies is told for each, by its own', () => {
    const matcher = createMatcher()
    matcher.add(entry('loud', 'AB30CDE'))
    matcher.add(entry('quiet', 'AB30CDE', { listId: 'other', detail: { decision: { most: 'log' } } }))
    const decided = matches(matcher, 'AB30CDE').map(({ entryId, explanation }) => [entryId, explanation.decision])
    expect(new Map(decided as [string, string][])).toEqual(
      new Map([
        ['loud', 'raise'],
        ['quiet', 'log'],
      ]),
    )
  })

  test('a mark and a pattern that takes it are both told, the whole mark first', () => {
    const matcher = createMatcher()
    matcher.add(entry('partial', 'AB3?CDE'))
    matcher.add(entry('whole', 'AB30CDE'))
    expect(matches(matcher, 'AB30CDE').map(({ kind }) => kind)).toEqual(['exact', 'partial'])
  })

  test('of two that share one mark, one withdrawn leaves the other', () => {
    const matcher = createMatcher()
    matcher.add(entry('one', 'AB30CDE'))
    matcher.add(entry('two', 'AB30CDE'))
    expect(matcher.remove('one')).toBe(true)
    expect(matcher.remove('one')).toBe(false)
    expect(matches(matcher, 'AB30CDE')).toMatchObject([{ entryId: 'two' }])
  })
})

test.each([-1, 100.5, 4000, Number.NaN, Number.POSITIVE_INFINITY])(
  'a confidence of %s counts as none sent',
  (confidence) => {
    const matcher = createMatcher()
    matcher.add(entry('e', 'AB30CDE'))
    const [odd] = matches(matcher, 'A830CDE', { confidence })
    expect(odd?.posterior).toBe(matches(matcher, 'A830CDE')[0]?.posterior)
  },
)

test('an entry removed while reads go in is found until then and never after', () => {
  const matcher = createMatcher()
  for (let n = 0; n < 300; n++) matcher.add(entry(`e${n}`, markOf(n)))
  for (let n = 0; n < 300; n++) {
    expect(matches(matcher, markOf(n)).map(({ entryId }) => entryId)).toContain(`e${n}`)
    matcher.remove(`e${n}`)
    expect(matches(matcher, markOf(n)).map(({ entryId }) => entryId)).not.toContain(`e${n}`)
  }
  expect(matcher.size).toBe(0)
})

describe('a time that is none', () => {
  test('meets no hours and no weed date, and stops no other read', () => {
    const matcher = createMatcher()
    const hours = { fromMinute: 0, toMinute: 1439 }
    matcher.add(entry('hours', 'AB34CDE', { detail: { scope: { hours } } }))
    matcher.add(entry('weeded', 'CD35EFG', { weedAtMs: AT }))
    matcher.add(entry('plain', 'EF36GHJ'))
    const reads = ['AB34CDE', 'CD35EFG', 'EF36GHJ'].map((mark) => ({ mark, capturedAtMs: Number.NaN }))
    expect(matcher.matchAll(reads).map((found) => found.map(({ entryId }) => entryId))).toEqual([[], [], ['plain']])
  })

  test('nor does a threshold that is none silence the others', () => {
    const matcher = createMatcher()
    matcher.add(entry('odd', 'AB34CDE', { detail: { tau: Number.NaN } }))
    matcher.add(entry('plain', 'EF36GHJ'))
    expect(matches(matcher, 'EF36GHJ').length).toBe(1)
  })
})
