import type { FeedRow } from '#lib/alarms/feed/feed-row.ts'

/** As many lines as stay on a screen that is left open; older ones are a page away. */
export const mostShown = 300

/** Lines in the order in which they are shown. */
export const newestFirst = (a: FeedRow, b: FeedRow): number =>
  Date.parse(b.takenAt) - Date.parse(a.takenAt) || (a.id < b.id ? 1 : -1)

/** What is shown after lines came: each once, newest first, the oldest dropped. */
export function withRows(shown: readonly FeedRow[], come: readonly FeedRow[]): FeedRow[] {
  const known = new Set(shown.map(({ id }) => id))
  const fresh = come.filter(({ id }) => !known.has(id))
  return [...fresh, ...shown].sort(newestFirst).slice(0, mostShown)
}
