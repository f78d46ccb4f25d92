import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import type pg from 'pg'
import type { EntryReader } from '#lib/matching/feed/listed.ts'
import { findRevisedEntries } from '#lib/matching/feed/queries.ts'
import type { ListedMark, Matcher } from '#lib/matching/matcher.ts'

/** Taken in between two looks for other work: under a millisecond, for a read waits for a dozen of them. */
const entriesAStep = 48
/**
 * After so much work the thread rests for a timer's millisecond: a list of a million takes 4 s longer (6 to 10 s), and 7
 * instead of 24 matches waited over 20 ms for it (bench hotlists).
 */
const workMs = 1

interface Taking {
  reader: EntryReader
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
  { reader, refuse }: Taking,
): Promise<number> {
  let changes = 0
  const take = (entry: ListedMark) => refuse(entry.entryId, matcher.add(entry).refused)
  const breathe = breathing()
  for (const [hotlistId, revision] of revisions) {
    const since = held.get(hotlistId) ?? 0
    if (revision <= since) continue
    // Just after a big import the planner knows nothing of revisions yet, and would read a million rows to find one.
    await db.query('BEGIN READ ONLY; SET LOCAL enable_seqscan = off')
    for await (const page of findRevisedEntries(db, { hotlistId, since, at })) {
      const isGone = 'gone' in page
      const entries = isGone ? page.gone : page.live
      for (let from = 0; from < entries.length; from += entriesAStep) {
        for (const entry of entries.slice(from, from + entriesAStep)) {
          if (isGone) matcher.remove(entry)
          else take(reader.line(entry))
        }
        await breathe()
      }
      changes += entries.length
    }
    await db.query('COMMIT')
    held.set(hotlistId, revision)
  }
  return changes
}

/** Lets other work go first after each step, and rests when there was much of it. */
function breathing(): () => Promise<unknown> {
  let restedAt = performance.now()
  return async () => {
    if (performance.now() - restedAt < workMs) return nextTurn()
    await delay(1)
    restedAt = performance.now()
  }
}
