import type pg from 'pg'
import type { EntryRow } from '#lib/matching/feed/entry-row.ts'
import { findLiveEntries } from '#lib/matching/feed/queries.ts'
import type { ListedMark, Matcher } from '#lib/matching/matcher.ts'

const stepMs = 5

/** Takes the entries a list has at `at` in beside those it had before; what is refused goes to `refuse`. */
export async function loadList(
  db: pg.ClientBase,
  matcher: Matcher,
  list: { id: string; at: Date },
  { asListed, refuse }: { asListed(row: EntryRow): ListedMark; refuse(entryId: string, reason: string): void },
): Promise<void> {
  const marks: ListedMark[] = []
  for await (const rows of findLiveEntries(db, list.id, list.at)) for (const row of rows) marks.push(asListed(row))
  const replacement = matcher.replaceList(list.id, marks)
  while (!replacement.step(stepMs)) await new Promise(setImmediate)
  for (const { entryId, reason } of replacement.refused) refuse(entryId, reason)
}
