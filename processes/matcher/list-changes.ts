import type pg from 'pg'
import { blockReader } from '#lib/matching/feed/entry-block.ts'
import type { EntryReader } from '#lib/matching/feed/listed.ts'
import { findChanged, findGone } from '#lib/matching/feed/queries.ts'
import type { ListedMark, Matcher } from '#lib/matching/matcher.ts'
import { breathing } from './breathing.ts'
import type { ReadEntries } from './list-reading.ts'

/** Taken in between two looks for other work: under a millisecond, for a read waits for a dozen of them. */
const entriesAStep = 48
/** Entries of a change that are taken in at once, before anything that waits: more of them are a big change. */
export const smallChange = 2000

/** What a list's revisions after `since` up to `until` brought, when that is much. */
export interface BigChange {
  hotlistId: string
  since: number
  until: number
}

interface Taking {
  reader: EntryReader
  refuse(entryId: string, reason: string | undefined): void
}

/**
 * Takes in what each list's revisions changed since those that are `held`, which is kept up: what left first, then what
 * came or changed; `touch` hears of each. What comes with a big change is handed to `later`, for `takeBigChange`, so that no
 * withdrawal waits for it. How many entries changed here.
 */
export async function takeRevisions(
  db: pg.ClientBase,
  matcher: Matcher,
  {
    revisions,
    held,
    at,
    most,
  }: { revisions: ReadonlyMap<string, number>; held: Map<string, number>; at: Date; most: number },
  { reader, refuse, touch, later }: Taking & { touch(entryId: string): void; later(change: BigChange): void },
): Promise<number> {
  let changes = 0
  const breathe = breathing()
  const drop = async (ids: readonly string[]) => {
    for (const [n, id] of ids.entries()) {
      matcher.remove(id)
      touch(id)
      if (n % entriesAStep === entriesAStep - 1) await breathe()
    }
    changes += ids.length
  }
  for (const [hotlistId, until] of revisions) {
    const since = held.get(hotlistId) ?? 0
    if (until <= since) continue
    // Just after a big import the planner knows nothing of revisions yet, and would read a million rows to find one.
    await db.query('BEGIN READ ONLY; SET LOCAL enable_seqscan = off')
    const rows = await findChanged(db, { hotlistId, since, at, most: most + 1 })
    const isBig = rows.length > most
    await drop(
      isBig ? await findGone(db, { hotlistId, since, at }) : rows.flatMap(({ live, id }) => (live ? [] : [id])),
    )
    await db.query('COMMIT')
    if (isBig) later({ hotlistId, since, until })
    const live = isBig ? [] : rows.filter((row) => row.live)
    for (const [n, row] of live.entries()) {
      take(reader.row(row), matcher, refuse)
      touch(row.id)
      if (n % entriesAStep === entriesAStep - 1) await breathe()
    }
    changes += live.length
    held.set(hotlistId, until)
  }
  return changes
}

/**
 * Takes in what came or changed with a big change, a piece at a time with reads and small changes between; `isNewer` says
 * which entries were changed again since, and are left as they are. How many entries it was.
 */
export async function takeBigChange(
  matcher: Matcher,
  wanted: BigChange & { at: Date },
  { read, reader, refuse, isNewer }: Taking & { read: ReadEntries; isNewer(entryId: string): boolean },
): Promise<number> {
  let changes = 0
  const breathe = breathing()
  const entriesIn = blockReader(reader)
  for await (const block of read(wanted))
    for (const entry of entriesIn(block)) {
      if (!isNewer(entry.entryId)) take(entry, matcher, refuse)
      if (++changes % entriesAStep === 0) await breathe()
    }
  return changes
}

const take = (entry: ListedMark, matcher: Matcher, refuse: Taking['refuse']) =>
  refuse(entry.entryId, matcher.add(entry).refused)
