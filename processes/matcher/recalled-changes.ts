import type pg from 'pg'
import type { EntryReader } from '#lib/matching/feed/listed.ts'
import { findChangedIds, findEntries } from '#lib/matching/feed/queries.ts'
import type { Matcher } from '#lib/matching/matcher.ts'

// Recalled lists know when, not at which revision they were written down. Entries are stamped by whoever writes them,
// before their commit: a change is looked for this far back.
const overlapMs = 10 * 60_000
/** Changed entries taken in between two looks for other work: some 5 ms. */
const changesAStep = 500

/**
 * Takes in what changed since lists were written down; how many entries did. `refused` is kept as the list of those not
 * taken.
 */
export async function takeChangesSince(
  db: pg.ClientBase,
  matcher: Matcher,
  { since, at, refused }: { since: Date; at: Date; refused: Set<string> },
  { reader, refuse }: { reader: EntryReader; refuse(entryId: string, reason: string | undefined): void },
): Promise<number> {
  const changed = await findChangedIds(db, new Date(since.getTime() - overlapMs), at)
  for (let from = 0; from < changed.length; from += changesAStep) {
    for (const row of await findEntries(db, changed.slice(from, from + changesAStep), at)) {
      const reason = row.live ? matcher.add(reader.row(row)).refused : undefined
      if (!row.live) matcher.remove(row.id)
      refuse(row.id, reason)
      if (row.live && reason) refused.add(row.id)
      else refused.delete(row.id)
    }
  }
  return changed.length
}
