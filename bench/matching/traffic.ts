import type { ListedMark } from '#lib/matching/matcher.ts'
import { normaliseMark } from '#lib/reads/mark/normalise.ts'
import { pick, type Random } from './random.ts'
import { ukMark } from './simulated-marks.ts'
import { misreadMark } from './simulated-misreads.ts'

export const LISTED_SHARE = 0.02
export const MISREAD_SHARE = 0.033

export function ukList(count: number, rnd: Random): string[] {
  const marks = new Set<string>()
  while (marks.size < count) marks.add(normaliseMark(ukMark(rnd)))
  return [...marks]
}

/** Marks as cameras send them: two in a hundred listed, 3.3 in a hundred misread. */
export function passages(count: number, listed: readonly string[], rnd: Random): string[] {
  return Array.from({ length: count }, () => {
    const truth = rnd() < LISTED_SHARE ? pick(listed, rnd) : ukMark(rnd)
    return rnd() < MISREAD_SHARE ? misreadMark(truth, rnd) : truth
  })
}

/** The same texts as strings of their own that nobody has hashed yet, as they come out of a socket. */
export function fresh(texts: readonly string[]): string[] {
  const bytes = Buffer.from(texts.join('|'), 'latin1')
  let at = 0
  return texts.map(({ length }) => {
    const text = bytes.toString('latin1', at, at + length)
    at += length + 1
    return text
  })
}

export function* entriesOf(marks: readonly string[], listId = 'bench', from = 0): Generator<ListedMark> {
  for (let i = 0; i < marks.length; i++)
    yield {
      entryId: `00000000-0000-4000-8000-${(from + i).toString(16).padStart(12, '0')}`,
      listId,
      mark: marks[i] as string,
    }
}
