import { createMatcher, type EntryDetail, type ListedMark, type Matcher, type ReadToMatch } from '../matcher.ts'

/** Monday, 23 November 2026, noon. */
export const AT = Date.UTC(2026, 10, 23, 12)

export const read = (mark: string, more: Partial<ReadToMatch> = {}): ReadToMatch => ({
  mark,
  capturedAtMs: AT,
  ...more,
})

/** An entry whose id is its mark. */
export const entry = (mark: string, detail: EntryDetail = {}, more: Partial<ListedMark> = {}): ListedMark => ({
  entryId: mark,
  listId: 'list',
  mark,
  detail,
  ...more,
})

export function matcherOf(...entries: (string | ListedMark)[]): Matcher {
  const matcher = createMatcher()
  for (const one of entries) matcher.add(typeof one === 'string' ? entry(one) : one)
  return matcher
}

export const found = (matcher: Matcher, mark: string, more?: Partial<ReadToMatch>): string[] =>
  matcher.match(read(mark, more)).map((match) => match.mark)
