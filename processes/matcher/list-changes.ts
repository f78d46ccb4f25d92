import type pg from 'pg'
import type { EntryRow } from '#lib/matching/feed/entry-row.ts'
import { findRevisedEntries } from '#lib/matching/feed/queries.ts'
import type { ListedMark, Matcher } from '#lib/matching/matcher.ts'

interface Taking {
  asListed(row: EntryRow): ListedMark
  refuse(entryId: string, reason: string | undefined): void
}

/**
 * Takes in what each list's revisions changed since those that are `held`, which is kept up: what left first, then what
 * came or changed, a piece at a time with reads between. How many entries that were.
 */
export async function takeRevisions(
  db: pg.Client,
  matcher: Matcher,
  { revisions, held, at }: { revisions: ReadonlyMap<string, number>; held: Map<string, number>; at: Date },
  { asListed, refuse }: Taking,
): Promise<number> {
  let changes = 0
  for (const [hotlistId, revision] of revisions) {
    const since = held.get(hotlistId) ?? 0
    if (revision <= since) continue
    await db.query('BEGIN READ ONLY')
    for await (const page of findRevisedEntries(db, { hotlistId, since, at })) {
      if ('gone' in page) for (const id of page.gone) matcher.remove(id)
      else for (const row of page.live) refuse(row.id, matcher.add(asListed(row)).refused)
      changes += 'gone' in page ? page.gone.length : page.live.length
      await new Promise(setImmediate)
    }
    await db.query('COMMIT')
    held.set(hotlistId, revision)
  }
  return changes
}
