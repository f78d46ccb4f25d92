import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import type pg from 'pg'
import type { EntryReader } from '#lib/matching/feed/listed.ts'
import { findChanged, findGone, findRevisedEntries } from '#lib/matching/feed/queries.ts'
import type { ListedMark, Matcher } from '#lib/matching/matcher.ts'

/** Taken in between two looks for other work: under a millisecond, for a read waits for a dozen of them. */
const entriesAStep = 48
/**
 * After so much work the thread rests for a timer's millisecond: a list of a million takes 4 s longer (6 to 10 s), and 7
 * instead of 24 matches waited over 20 ms for it (bench hotlists).
 */
const workMs = 1
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
 * came or changed. What comes with a big change is left to `takeBigChange`, so that a withdrawal never waits for it: it is
 * answered with how many entries changed here, and told of to `touch`.
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
  { reader, refuse, touch }: Taking & { touch(entryId: string): void },
): Promise<{ changes: number; big: BigChange[] }> {
  let changes = 0
  const big: BigChange[] = []
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
    if (isBig) big.push({ hotlistId, since, until })
    const live = isBig ? [] : rows.filter((row) => row.live)
    for (const [n, row] of live.entries()) {
      take(reader.row(row), matcher, refuse)
      touch(row.id)
      if (n % entriesAStep === entriesAStep - 1) await breathe()
    }
    changes += live.length
    held.set(hotlistId, until)
  }
  return { changes, big }
}

/**
 * Takes in what came or changed with a big change, a piece at a time with reads and small changes between; `isNewer` says
 * which entries were changed again since, and are left as they are. How many entries it was.
 */
export async function takeBigChange(
  db: pg.ClientBase,
  matcher: Matcher,
  { at, ...change }: BigChange & { at: Date },
  { reader, refuse, isNewer }: Taking & { isNewer(entryId: string): boolean },
): Promise<number> {
  let changes = 0
  const breathe = breathing()
  await db.query('BEGIN READ ONLY; SET LOCAL enable_seqscan = off')
  for await (const lines of findRevisedEntries(db, { ...change, at })) {
    for (let from = 0; from < lines.length; from += entriesAStep) {
      for (const line of lines.slice(from, from + entriesAStep)) {
        const entry = reader.line(line)
        if (!isNewer(entry.entryId)) take(entry, matcher, refuse)
      }
      await breathe()
    }
    changes += lines.length
  }
  await db.query('COMMIT')
  return changes
}

const take = (entry: ListedMark, matcher: Matcher, refuse: Taking['refuse']) =>
  refuse(entry.entryId, matcher.add(entry).refused)

/** Lets other work go first after each step, and rests when there was much of it. */
function breathing(): () => Promise<unknown> {
  let restedAt = performance.now()
  return async () => {
    if (performance.now() - restedAt < workMs) return nextTurn()
    await delay(1)
    restedAt = performance.now()
  }
}
