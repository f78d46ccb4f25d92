import type pg from 'pg'
import type { EntryReader } from '#lib/matching/feed/listed.ts'
import { findLiveEntries } from '#lib/matching/feed/queries.ts'
import type { ListedMark, Matcher } from '#lib/matching/matcher.ts'

const stepMs = 5

/** Takes the entries a list has at `at` in beside those it had before; what is refused goes to `refuse`. */
export async function loadList(
  db: pg.ClientBase,
  matcher: Matcher,
  list: { id: string; at: Date },
  { reader, refuse }: { reader: EntryReader; refuse(entryId: string, reason: string): void },
): Promise<void> {
  const marks: ListedMark[] = []
  // Begun before the lists are looked at: what is changed by hand from now on holds, whatever is read of it here.
  const replacement = matcher.replaceList(list.id, marks)
  for await (const lines of findLiveEntries(db, list.id, list.at))
    for (const line of lines) marks.push(reader.line(line))
  while (!replacement.step(stepMs)) await new Promise(setImmediate)
  for (const { entryId, reason } of replacement.refused) refuse(entryId, reason)
}
