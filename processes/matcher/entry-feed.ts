import { isDeepStrictEqual } from 'node:util'
import pg from 'pg'
import type { Logger } from 'pino'
import { entryReader, matchPolicies } from '#lib/matching/feed/listed.ts'
import {
  findChangedIds,
  findDatabaseIdentity,
  findEntries,
  findLists,
  findMatchPolicies,
  findTally,
  findWeeded,
} from '#lib/matching/feed/queries.ts'
import type { Matcher } from '#lib/matching/matcher.ts'
import type { SnapshotAbout } from '#lib/matching/snapshot/about.ts'
import { takeRevisions } from './list-changes.ts'
import { loadList } from './list-loading.ts'

// Recalled lists know when, not at which revision they were written down. Entries are stamped by whoever writes them,
// before their commit: a change is looked for this far back.
const overlapMs = 10 * 60_000
const gatherMs = 20
/** Changed entries taken in between two looks for other work: some 5 ms. */
const changesAStep = 500
const retryMs = 1000
const lookEveryMs = 5000

export interface EntryFeedOptions {
  url: string
  matcher: Matcher
  log: Logger
  reloadEveryMs?: number
  /** What is known of the lists that the matcher holds already, from the last time this program ran. */
  recalled?: SnapshotAbout | undefined
  /** Called when the lists are not as they were written down. */
  onChange?(): void
}

/**
 * Keeps the matcher's lists as the database has them: everything at first, or what changed since they were written down;
 * then what changed whenever PostgreSQL says that something did (`hotlist`), and everything again when a policy changes
 * what its matches are worth (`match_policy`) and every `reloadEveryMs` to be sure.
 */
export function createEntryFeed(options: EntryFeedOptions) {
  const { url, matcher, log, reloadEveryMs = 10 * 60_000, onChange } = options
  let { recalled } = options
  let client: pg.Client | undefined
  let listIds = new Set<string>()
  let asOf: Date | undefined
  /** The revision of each list that is held here. */
  let revisionsHeld = new Map<string, number>()
  let closed = false
  let reloadAt = 0
  let timer: NodeJS.Timeout | undefined
  let work: Promise<void> = Promise.resolve()
  let gathering = false
  let reader = entryReader()
  let policiesHeld = ''

  async function open(): Promise<void> {
    const db = new pg.Client({ connectionString: url, application_name: 'matcher lists', query_timeout: 30_000 })
    db.on('error', () => reopen(db))
    db.on('end', () => reopen(db))
    db.on('notification', ({ channel }) => (channel === 'hotlist' ? later(db) : queue(db, takePolicies)))
    client = db
    try {
      await db.connect()
      // Listening comes before loading, so that no change falls between.
      await db.query('LISTEN hotlist; LISTEN match_policy')
      await queue(db, takeRecalled)
    } catch (error) {
      log.warn({ error: (error as Error).message }, 'the lists cannot be read')
      reopen(db)
    }
  }

  function reopen(db: pg.Client): void {
    if (closed || client !== db) return
    client = undefined
    clearTimeout(timer)
    db.end().catch(() => {})
    timer = setTimeout(() => void open(), retryMs)
  }

  async function loadAll(db: pg.Client): Promise<void> {
    const begunAt = performance.now()
    // The numbers are read before the entries: what comes in between is taken in again, and never passed by.
    const { ids, revisions, at } = await findLists(db)
    await readPolicies(db, at)
    for (const id of ids) await loadList(db, matcher, { id, at }, { reader, refuse: refusal })
    for (const id of listIds) if (!ids.includes(id)) matcher.replaceList(id, []).finish()
    listIds = new Set(ids)
    revisionsHeld = revisions
    asOf = at
    log.info({ lists: ids.length, entries: matcher.size, ms: Math.round(performance.now() - begunAt) }, 'lists loaded')
    reloadAt = performance.now() + reloadEveryMs
    onChange?.()
    look(db)
  }

  /**
   * Brings the recalled lists to where the database is. They are of use only when they then hold the very entries that
   * the table holds: else everything is loaded, and no read was matched with them.
   */
  async function takeRecalled(db: pg.Client): Promise<void> {
    const from = recalled
    recalled = undefined
    if (!from || asOf) return loadAll(db)
    const begunAt = performance.now()
    listIds = new Set(from.lists)
    await db.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { ids, revisions, at } = await findLists(db)
    await readPolicies(db, at)
    const isOurs = from.database === (await findDatabaseIdentity(db)) && from.policies === policiesHeld
    const refused = new Set(from.refused)
    const changes = isOurs ? await applyChanges(db, { since: from.asOf, at, refused }) : 0
    const table = isOurs ? await findTally(db, { at, refused: [...refused] }) : new Map()
    await db.query('COMMIT')
    if (!isOurs || !isDeepStrictEqual(table, matcher.tally())) {
      log.warn({ asOf: from.asOf, isOurs, changes }, 'the lists on disk are not those of the database: loading all')
      return loadAll(db)
    }
    listIds = new Set(ids)
    revisionsHeld = revisions
    asOf = at
    reloadAt = performance.now() + reloadEveryMs
    log.info(
      { entries: matcher.size, changes, ms: Math.round(performance.now() - begunAt) },
      'lists brought up to date',
    )
    if (changes > 0) onChange?.()
    look(db)
  }

  /** Takes in what changed since; how many entries did. `refused` is kept as the list of those not taken. */
  async function applyChanges(
    db: pg.Client,
    { since, at, refused }: { since: Date; at: Date; refused?: Set<string> },
  ): Promise<number> {
    const changed = await findChangedIds(db, new Date(since.getTime() - overlapMs), at)
    for (let from = 0; from < changed.length; from += changesAStep) {
      for (const row of await findEntries(db, changed.slice(from, from + changesAStep), at)) {
        const reason = row.live ? matcher.add(reader.row(row)).refused : undefined
        if (!row.live) matcher.remove(row.id)
        refusal(row.id, reason)
        if (row.live && reason) refused?.add(row.id)
        else refused?.delete(row.id)
      }
    }
    return changed.length
  }

  // Nothing heard on a line that answers means that nothing changed; one that does not answer is made anew.
  function look(db: pg.Client): void {
    clearTimeout(timer)
    timer = setTimeout(() => queue(db, performance.now() > reloadAt ? loadAll : confirm), lookEveryMs)
  }

  async function confirm(db: pg.Client): Promise<void> {
    const { at } = await findLists(db)
    // A policy version takes effect at its time, of which nobody tells.
    if (await readPolicies(db, at)) return loadAll(db)
    asOf = at
    look(db)
  }

  /** Whether they are others than those the entries were taken in with. */
  async function readPolicies(db: pg.Client, at: Date): Promise<boolean> {
    const stored = await findMatchPolicies(db, at)
    const now = JSON.stringify(stored)
    if (now === policiesHeld) return false
    policiesHeld = now
    const policies = matchPolicies(stored, (reason) => log.error({ reason }, 'a policy is left out'))
    reader = entryReader(policies, refusal)
    return true
  }

  async function takePolicies(db: pg.Client): Promise<void> {
    if (asOf && (await readPolicies(db, asOf))) await loadAll(db)
  }

  /** Takes in the revisions that came since, each list's own: what left first, then what came or changed, in steps. */
  async function takeChanges(db: pg.Client): Promise<void> {
    if (!asOf) return
    const { ids, revisions, at } = await findLists(db)
    let changes = await takeRevisions(db, matcher, { revisions, held: revisionsHeld, at }, { reader, refuse: refusal })
    for (const id of await findWeeded(db, asOf, at)) if (matcher.remove(id)) changes++
    listIds = new Set(ids)
    asOf = at
    if (changes > 0) onChange?.()
  }

  function refusal(entryId: string, reason: string | undefined): void {
    if (reason) log.error({ entryId, reason }, 'an entry cannot be matched')
  }

  // A statement that changes many entries, or many in a row, is one look.
  function later(db: pg.Client): void {
    if (gathering) return
    gathering = true
    setTimeout(() => {
      gathering = false
      queue(db, takeChanges)
    }, gatherMs)
  }

  function queue(db: pg.Client, task: (db: pg.Client) => Promise<void>): Promise<void> {
    work = work.then(async () => {
      if (closed || client !== db) return
      try {
        await task(db)
      } catch (error) {
        log.warn({ error: (error as Error).message }, 'the lists cannot be read')
        reopen(db)
      }
    })
    return work
  }

  return {
    /** Resolves when the lists were loaded or could not be; in that case it goes on trying. */
    open,
    get loaded() {
      return asOf !== undefined
    },
    get size() {
      return matcher.size
    },
    /** The database's time at which the lists held here were as they stood there. */
    get asOf() {
      return asOf
    },
    /** The revision of a list that is held here. */
    revisionOf: (listId: string): number | undefined => revisionsHeld.get(listId),
    async close(): Promise<void> {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
