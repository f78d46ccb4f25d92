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

export interface Taking {
  reader: EntryReader
  refuse(entryId: string, reason: string | undefined): void
}

/**
 * Takes in what each list's revisions changed since those that are `held`, which is kept up: what left first, then what
 * came or changed; `touch` hears of each. A big change is handed to `later`, for `takeBigChange`, so that no withdrawal
 * waits for it. How many entries changed here.
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
  for (const [hotlistId, until] of revisions) {
    const since = held.get(hotlistId) ?? 0
    if (until <= since) continue
    const rows = await soonAfterImport(db, () => findChanged(db, { hotlistId, since, at, most: most + 1 }))
    if (rows.length > most) later({ hotlistId, since, until })
    else {
      const breathe = breathing()
      for (const [n, row] of rows.toSorted((a, b) => Number(a.live) - Number(b.live)).entries()) {
        if (row.live) take(reader.row(row), matcher, refuse)
        else matcher.remove(row.id)
        touch(row.id)
        if (n % entriesAStep === entriesAStep - 1) await breathe()
      }
      changes += rows.length
    }
    held.set(hotlistId, until)
  }
  return changes
}

/**
 * Takes in a big change, what left first, a piece at a time with reads and small changes between; `isNewer` says which
 * entries were changed again since, and are left as they are. How many entries it was; rejects soon after `ended` says so.
 */
export async function takeBigChange(
  db: pg.ClientBase,
  matcher: Matcher,
  wanted: BigChange & { at: Date },
  {
    read,
    reader,
    refuse,
    isNewer,
    ended,
  }: Taking & { read: ReadEntries; isNewer(entryId: string): boolean; ended: AbortSignal },
): Promise<number> {
  let changes = 0
  const rest = breathing()
  const breathe = async () => {
    await rest()
    ended.throwIfAborted()
  }
  for (const id of await soonAfterImport(db, () => findGone(db, wanted))) {
    if (!isNewer(id)) matcher.remove(id)
    if (++changes % entriesAStep === 0) await breathe()
  }
  const entriesIn = blockReader(reader)
  for await (const block of read(wanted))
    for (const entry of entriesIn(block)) {
      if (!isNewer(entry.entryId)) take(entry, matcher, refuse)
      if (++changes % entriesAStep === 0) await breathe()
    }
  return changes
}

/** Just after a big import the planner knows nothing of revisions yet, and would read a million rows to find one. */
async function soonAfterImport<T>(db: pg.ClientBase, ask: () => Promise<T>): Promise<T> {
  await db.query('BEGIN READ ONLY; SET LOCAL enable_seqscan = off')
  const answer = await ask()
  await db.query('COMMIT')
  return answer
}

const take = (entry: ListedMark, matcher: Matcher, refuse: Taking['refuse']) =>
  refuse(entry.entryId, matcher.add(entry).refused)
