import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import type { Logger } from 'pino'
import { findDatabaseIdentity, findLists, findTally, findWeeded } from '#lib/matching/feed/queries.ts'
import type { Matcher } from '#lib/matching/matcher.ts'
import type { SnapshotAbout } from '#lib/matching/snapshot/about.ts'
import { createBigChanges } from './big-changes.ts'
import { breathing, nextTurn } from './breathing.ts'
import { createHeldPolicies } from './held-policies.ts'
import { createLanes, type Lane, type Lanes } from './lane.ts'
import { smallChange, takeRevisions } from './list-changes.ts'
import { loadList } from './list-loading.ts'
import { readHere, readInThread } from './list-reading.ts'
import { takeChangesSince } from './recalled-changes.ts'

const gatherMs = 20
const retryMs = 1000
/** So many entries are read again on the thread that matches. */
const shortLists = 20_000
const lookEveryMs = 5000

export interface EntryFeedOptions {
  url: string
  matcher: Matcher
  log: Logger
  reloadEveryMs?: number
  /** A change of more entries is a big one. */
  mostAtOnce?: number
  /** How a big change or a long list is read: on a thread of its own. */
  readLong?: typeof readInThread
  /** What is known of the lists that the matcher holds already, from the last time this program ran. */
  recalled?: SnapshotAbout | undefined
  /** Called when the lists are not as they were written down. */
  onChange?(): void
}

/**
 * Keeps the matcher's lists as the database has them: everything at first, or what changed since they were written down;
 * then what changed whenever PostgreSQL says that something did (`hotlist`), and everything again when a policy changes
 * what its matches are worth (`match_policy`) and every `reloadEveryMs` to be sure. A withdrawal is taken in at once,
 * whatever else is on its way in.
 */
export function createEntryFeed(options: EntryFeedOptions) {
  const {
    url,
    matcher,
    log,
    reloadEveryMs = 10 * 60_000,
    mostAtOnce = smallChange,
    readLong = readInThread,
    onChange,
  } = options
  let { recalled } = options
  let lanes: Lanes | undefined
  let listIds = new Set<string>()
  let asOf: Date | undefined
  let weededTo = new Date(0)
  /** The revision of each list up to which its changes are held here, or are among the big ones. */
  let revisionsHeld = new Map<string, number>()
  let closed = false
  let reloadAt = 0
  let isReloading = false
  let timer: NodeJS.Timeout | undefined
  let gathering = false
  const policies = createHeldPolicies(log, refusal)
  const big = createBigChanges({ url, matcher, readLong, refuse: refusal, onTaken: changed })

  async function open(): Promise<void> {
    const failed = (error: Error) => {
      if (closed || lanes !== opened) return
      log.warn({ error: error.message }, 'the lists cannot be read')
      reopen(opened)
    }
    const opened = createLanes(url, failed)
    lanes = opened
    const { quick, slow } = opened
    quick.db.on('notification', ({ channel }) => (channel === 'hotlist' ? later(quick) : slow.run(takePolicies)))
    await Promise.all([quick.connect(), slow.connect()])
    // Listening comes before loading, so that no change falls between.
    await quick.run(async (db) => void (await db.query('LISTEN hotlist; LISTEN match_policy')))
    await slow.run(takeRecalled)
    if (lanes !== opened || !asOf) return
    later(quick)
    look(opened)
  }

  function reopen(broken: Lanes): void {
    lanes = undefined
    // What was on its way in is looked for again.
    for (const { hotlistId, since } of big.giveUp())
      revisionsHeld.set(hotlistId, Math.min(since, revisionsHeld.get(hotlistId) ?? 0))
    isReloading = false
    clearTimeout(timer)
    void broken.close()
    timer = setTimeout(() => void open(), retryMs)
  }

  async function loadAll(db: pg.Client, ended: AbortSignal): Promise<void> {
    const begunAt = performance.now()
    // The numbers are read before the entries: what comes in between is taken in again, and never passed by.
    const { ids, revisions, at } = await findLists(db)
    await policies.read(db, at)
    const { reader } = policies
    const read = asOf && matcher.size > shortLists ? readLong(url, ended) : readHere(db)
    const breathe = asOf ? breathing() : nextTurn
    for (const id of ids) await loadList(matcher, { id, at }, { read, reader, refuse: refusal, breathe, ended })
    for (const id of listIds) if (!ids.includes(id)) matcher.replaceList(id, []).finish()
    became(ids, revisions, at)
    log.info({ lists: ids.length, entries: matcher.size, ms: Math.round(performance.now() - begunAt) }, 'lists loaded')
    onChange?.()
  }

  /**
   * Brings the recalled lists to where the database is. They are of use only when they then hold the very entries that
   * the table holds: else everything is loaded, and no read was matched with them.
   */
  async function takeRecalled(db: pg.Client, ended: AbortSignal): Promise<void> {
    const from = recalled
    recalled = undefined
    if (!from || asOf) return loadAll(db, ended)
    const begunAt = performance.now()
    listIds = new Set(from.lists)
    await db.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { ids, revisions, at } = await findLists(db)
    await policies.read(db, at)
    const { reader, text } = policies
    const isOurs = from.database === (await findDatabaseIdentity(db)) && from.policies === text
    const refused = new Set(from.refused)
    const since = { since: from.asOf, at, refused }
    const changes = isOurs ? await takeChangesSince(db, matcher, since, { reader, refuse: refusal }) : 0
    const table = isOurs ? await findTally(db, { at, refused: [...refused] }) : new Map()
    await db.query('COMMIT')
    if (!isOurs || !isDeepStrictEqual(table, matcher.tally())) {
      log.warn({ asOf: from.asOf, isOurs, changes }, 'the lists on disk are not those of the database: loading all')
      return loadAll(db, ended)
    }
    became(ids, revisions, at)
    log.info(
      { entries: matcher.size, changes, ms: Math.round(performance.now() - begunAt) },
      'lists brought up to date',
    )
    changed(changes)
  }

  /** The lists are held as the database had them at `at`. What the quick lane took in since is newer, and stays known. */
  function became(ids: readonly string[], revisions: Map<string, number>, at: Date): void {
    const isFirst = asOf === undefined
    listIds = new Set(ids)
    if (isFirst) {
      revisionsHeld = revisions
      asOf = at
      weededTo = at
    }
    reloadAt = performance.now() + reloadEveryMs
  }

  // Nothing heard on a line that answers means that nothing changed; one that does not answer is made anew.
  function look(at: Lanes): void {
    clearTimeout(timer)
    timer = setTimeout(() => void at.quick.run(confirm).then(() => lanes === at && look(at)), lookEveryMs)
  }

  async function confirm(db: pg.Client): Promise<void> {
    const { at } = await findLists(db)
    // A policy version takes effect at its time, of which nobody tells.
    const isDue = performance.now() > reloadAt || (await policies.isOutdated(db, at))
    if (isDue) reload()
    else if (!big.any) asOf = at
  }

  function reload(): void {
    if (isReloading || !lanes) return
    isReloading = true
    void lanes.slow.run(async (db, ended) => {
      await loadAll(db, ended)
      isReloading = false
    })
  }

  async function takePolicies(db: pg.Client, ended: AbortSignal): Promise<void> {
    if (asOf && (await policies.read(db, asOf))) await loadAll(db, ended)
  }

  /** Takes in the revisions that came since, each list's own; what is big follows in the slow lane. */
  async function takeChanges(db: pg.Client): Promise<void> {
    if (!asOf) return
    const { ids, revisions, at } = await findLists(db)
    const { reader } = policies
    let changes = await takeRevisions(
      db,
      matcher,
      { revisions, held: revisionsHeld, at, most: mostAtOnce },
      {
        reader,
        refuse: refusal,
        touch: big.touch,
        // Between two pairs of lanes: what the next one loads has it.
        later: (change) => lanes && big.add(lanes.slow, { ...change, at }, reader),
      },
    )
    for (const id of await findWeeded(db, weededTo, at)) if (matcher.remove(id)) changes++
    weededTo = at
    for (const id of ids) listIds.add(id)
    if (!big.any) asOf = at
    changed(changes)
  }

  function changed(entries: number): void {
    if (entries > 0) onChange?.()
  }

  function refusal(entryId: string, reason: string | undefined): void {
    if (reason) log.error({ entryId, reason }, 'an entry cannot be matched')
  }

  // A statement that changes many entries, or many in a row, is one look.
  function later(quick: Lane): void {
    if (gathering) return
    gathering = true
    setTimeout(() => {
      gathering = false
      void quick.run(takeChanges)
    }, gatherMs)
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
    revisionOf: (listId: string): number | undefined => big.heldBefore(listId) ?? revisionsHeld.get(listId),
    async close(): Promise<void> {
      closed = true
      clearTimeout(timer)
      const open = lanes
      lanes = undefined
      await open?.close()
    },
  }
}
