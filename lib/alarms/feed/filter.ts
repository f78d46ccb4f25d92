import { isPattern, normalisePattern } from '../../reads/mark/normalise.ts'
import type { FeedRow } from './feed-row.ts'

/** Least probability that a match is shown with unless weak ones are asked for (policy): at worst four of five are wrong. */
export const likelyFrom = 0.2

/** What a look at the feed is narrowed to, as the address has it (filter-input.ts). */
export interface FeedFilter {
  category?: string | undefined
  force?: string | undefined
  road?: string | undefined
  list?: string | undefined
  mark?: string | undefined
  weak?: 'yes' | undefined // matches below `likelyFrom` too
}

/** Marks at least this long are looked up whole, shorter ones as a part. */
const wholeMark = 7

/** A mark as typed, as a pattern of LIKE: `?` is one character, `*` any run, a short one stands anywhere. */
export function likeOf(typed: string | undefined): string | null {
  const mark = normalisePattern(typed ?? '')
  if (mark === '') return null
  if (isPattern(mark)) return mark.replaceAll('*', '%').replaceAll('?', '_')
  return mark.length >= wholeMark ? mark : `%${mark}%`
}

/** Whether a line belongs to what is looked at; the database asks the same of its rows (feed-page.sql.ts). */
export function fits(row: FeedRow, filter: FeedFilter): boolean {
  const like = likeOf(filter.mark)
  return (
    (!filter.category || row.category === filter.category) &&
    (!filter.force || row.forceId === filter.force) &&
    (!filter.road || row.road.toLowerCase() === filter.road.toLowerCase()) &&
    (!filter.list || row.hotlistId === filter.list) &&
    (filter.weak === 'yes' || row.posterior >= likelyFrom) &&
    (like === null || isLike(row.vrm, like) || isLike(row.entryVrm, like))
  )
}

const isLike = (text: string, like: string): boolean =>
  new RegExp(`^${like.replaceAll('%', '.*').replaceAll('_', '.')}$`).test(text)
