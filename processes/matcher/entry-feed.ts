import pg from 'pg'
import type { Logger } from 'pino'
import { listedMark, type MatchPolicies, matchPolicies } from '#lib/matching/feed/listed.ts'
import {
  type EntryRow,
  findChangedEntries,
  findLists,
  findLiveEntries,
  findMatchPolicies,
} from '#lib/matching/feed/queries.ts'
import type { ListedMark, Matcher } from '#lib/matching/matcher.ts'

// Entries are stamped by whoever writes them, before their commit: a change is looked for this far back.
const overlapMs = 10 * 60_000
const gatherMs = 20
const stepMs = 5
const retryMs = 1000
const lookEveryMs = 5000

/**
 * Keeps the matcher's lists as the database has them: everything at first, then what changed whenever PostgreSQL says
 * that something did (`hotlist`), and everything again when a policy changes what its matches are worth
 * (`match_policy`) and every `reloadEveryMs` to be sure.
 */
export function createEntryFeed(options: { url: string; matcher: Matcher; log: Logger; reloadEveryMs?: number }) {
  const { url, matcher, log, reloadEveryMs = 10 * 60_000 } = options
  let client: pg.Client | undefined
  let listIds = new Set<string>()
  let asOf: Date | undefined
  let closed = false
  let reloadAt = 0
  let timer: NodeJS.Timeout | undefined
  let work: Promise<void> = Promise.resolve()
  let gathering = false
  let policyOf: MatchPolicies | undefined
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
      await queue(db, loadAll)
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
    const { ids, at } = await findLists(db)
    await readPolicies(db, at)
    for (const id of ids) {
      const marks: ListedMark[] = []
      for await (const rows of findLiveEntries(db, id, at)) for (const row of rows) marks.push(asListed(row))
      const replacement = matcher.replaceList(id, marks)
      while (!replacement.step(stepMs)) await new Promise(setImmediate)
      for (const { entryId, reason } of replacement.refused) refusal(entryId, reason)
    }
    for (const id of listIds) if (!ids.includes(id)) matcher.replaceList(id, []).finish()
    listIds = new Set(ids)
    asOf = at
    log.info({ lists: ids.length, entries: matcher.size, ms: Math.round(performance.now() - begunAt) }, 'lists loaded')
    reloadAt = performance.now() + reloadEveryMs
    look(db)
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
    policyOf = matchPolicies(stored, (reason) => log.error({ reason }, 'a policy is left out'))
    return true
  }

  async function takePolicies(db: pg.Client): Promise<void> {
    if (asOf && (await readPolicies(db, asOf))) await loadAll(db)
  }

  const asListed = (row: EntryRow): ListedMark => listedMark(row, policyOf, (reason) => refusal(row.id, reason))

  async function takeChanges(db: pg.Client): Promise<void> {
    if (!asOf) return
    const { ids, at } = await findLists(db)
    for (const row of await findChangedEntries(db, new Date(asOf.getTime() - overlapMs), at)) {
      if (!row.live) matcher.remove(row.id)
      else refusal(row.id, matcher.add(asListed(row)).refused)
    }
    listIds = new Set(ids)
    asOf = at
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
    async close(): Promise<void> {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
