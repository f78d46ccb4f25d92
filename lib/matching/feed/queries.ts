import type pg from 'pg'
import Cursor from 'pg-cursor'
import { type ListTally, TALLY_MODULUS } from '../entries/list-tally.ts'
import type { StoredPolicies } from '../match-policy.ts'
import { blockMaker, type EntryBlock } from './entry-block.ts'
import type { EntryRow } from './entry-row.ts'
import { type EntryTexts, entryTexts } from './entry-texts.ts'

/** A connection. */
type Db = Pick<pg.ClientBase, 'query'>

/** A million entries take some ten seconds; a line that is silent for so long is made anew. */
const longestMs = 10 * 60_000

const asText = (text: string) => text
const entriesABlock = 400
const MOST_REVISION = 2 ** 31 - 1

const columns = `id, hotlist_id, vrm, make, model, colour, action, category, weed_at, scope`

/** The lists there are with the newest revision of each, and the moment by the database's clock. */
export async function findLists(db: Db): Promise<{ ids: string[]; revisions: Map<string, number>; at: Date }> {
  const { rows } = await db.query<{ ids: string[]; revisions: number[]; at: Date }>(
    `SELECT coalesce(array_agg(id ORDER BY id), '{}') AS ids, coalesce(array_agg(revision ORDER BY id), '{}') AS revisions,
       clock_timestamp() AS at FROM hotlist`,
  )
  const { ids, revisions, at } = rows[0] ?? { ids: [], revisions: [], at: new Date(0) }
  return { ids, revisions: new Map(ids.map((id, index) => [id, revisions[index] ?? 0])), at }
}

/** What a list's revisions after `since` changed, up to `until` where that is told. */
interface Revisions {
  hotlistId: string
  since: number
  until?: number
  /** By this moment an entry's weed date has passed or not. */
  at: Date
}

/** Entries that those revisions changed, whether they count still or have left; in no order, at most `most`. */
export async function findChanged(db: Db, { hotlistId, since, at, most }: Revisions & { most: number }) {
  const { rows } = await db.query<EntryRow>({
    name: 'changed-entries',
    text: `SELECT ${columns}, status = 'live' AND (weed_at IS NULL OR weed_at > $3) AS live
           FROM hotlist_entry WHERE hotlist_id = $1 AND revision > $2 LIMIT $4`,
    values: [hotlistId, since, at, most],
  })
  return rows
}

/** The ids of those that have left with them. */
export async function findGone(db: Db, { hotlistId, since, until, at }: Revisions): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM hotlist_entry
     WHERE hotlist_id = $1 AND revision > $2 AND revision <= coalesce($4, revision)
       AND NOT (status = 'live' AND (weed_at IS NULL OR weed_at > $3))`,
    [hotlistId, since, at, until],
  )
  return rows.map(({ id }) => id)
}

/** Which of a list's entries that are live at `at`: all, or those that revisions after `since` up to `until` changed. */
export interface EntriesWanted {
  hotlistId: string
  at: Date
  since?: number
  until?: number
}

/**
 * Those entries, some hundreds at a time: the server waits until the next are asked for. (COPY fills whatever the line
 * holds, some milliseconds of a processor that nobody asked for yet; as columns, an object and a Date for each entry, they take
 * three times as long.)
 */
export async function* findEntryBlocks(
  db: pg.ClientBase,
  { hotlistId, at, since, until }: EntriesWanted,
): AsyncGenerator<EntryBlock> {
  const select = new Cursor<EntryTexts>(
    `SELECT ${entryTexts} FROM hotlist_entry
     WHERE hotlist_id = $1 AND status = 'live' AND (weed_at IS NULL OR weed_at > $2)
       AND revision > $3 AND revision <= $4`,
    [hotlistId, at, since ?? -1, until ?? MOST_REVISION],
    { rowMode: 'array', types: { getTypeParser: () => asText } },
  )
  // pg's timer is stopped by the callback, which the cursor leaves to us.
  const timed = Object.assign(select, { query_timeout: longestMs, callback: () => {} })
  const cursor = db.query(timed)
  const toBlock = blockMaker()
  try {
    for (;;) {
      const rows = await cursor.read(entriesABlock)
      if (rows.length > 0) yield toBlock(rows)
      if (rows.length < entriesABlock) return
    }
  } finally {
    timed.callback()
    // Not waited for: on a broken line nothing answers.
    void cursor.close()
  }
}

/** Live entries whose weed date has passed in between. */
export async function findWeeded(db: Db, since: Date, at: Date): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM hotlist_entry WHERE status = 'live' AND weed_at > $1 AND weed_at <= $2`,
    [since, at],
  )
  return rows.map(({ id }) => id)
}

/** Entries made or changed since, and those whose weed date has passed since. */
export async function findChangedIds(db: Db, since: Date, at: Date): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM hotlist_entry WHERE updated_at >= $1 OR (status = 'live' AND weed_at >= $1 AND weed_at <= $2)`,
    [since, at],
  )
  return rows.map(({ id }) => id)
}

/** These entries; `live` is false for those that have left by `at`. */
export async function findEntries(db: Db, ids: readonly string[], at: Date): Promise<EntryRow[]> {
  const { rows } = await db.query<EntryRow>({
    name: 'entries-by-id',
    text: `SELECT ${columns}, status = 'live' AND (weed_at IS NULL OR weed_at > $2) AS live
           FROM hotlist_entry WHERE id = ANY($1::uuid[])`,
    values: [ids, at],
  })
  return rows
}

/** What every list says of its matches, and every category of the alarm policy in force at `at`. */
export async function findMatchPolicies(db: Db, at: Date): Promise<StoredPolicies> {
  const { rows } = await db.query<StoredPolicies>(
    `SELECT
       (SELECT coalesce(jsonb_object_agg(id, match_policy), '{}') FROM hotlist WHERE match_policy IS NOT NULL) AS lists,
       (SELECT coalesce(jsonb_object_agg(code, match_policy), '{}') FROM alarm_policy_category
        WHERE match_policy IS NOT NULL
          AND policy_version = (SELECT max(version) FROM alarm_policy WHERE effective_at <= $1)) AS categories`,
    [at],
  )
  return rows[0] ?? { lists: {}, categories: {} }
}

/**
 * What `tallyOf` says of the index, of the table: live entries of each list and the sum of their ids' first and last 32
 * bits, but for those that `refused` names.
 */
export async function findTally(
  db: Db,
  { at, refused }: { at: Date; refused: readonly string[] },
): Promise<Map<string, ListTally>> {
  const { rows } = await db.query<{ id: string; entries: number; sum: number }>(
    `SELECT hotlist_id AS id, count(*)::int AS entries,
       (sum(('x' || left(id::text, 8))::bit(32)::int8 + ('x' || right(id::text, 8))::bit(32)::int8) % $3)::float8 AS sum
     FROM hotlist_entry
     WHERE status = 'live' AND (weed_at IS NULL OR weed_at > $1) AND NOT id = ANY($2::uuid[])
     GROUP BY hotlist_id`,
    [at, refused, TALLY_MODULUS],
  )
  return new Map(rows.map(({ id, entries, sum }) => [id, { entries, sum }]))
}

/** Tells one database from any other, a copy under another name included. */
export async function findDatabaseIdentity(db: Db): Promise<string> {
  const { rows } = await db.query<{ identity: string }>(
    `SELECT d.datname || ' ' || d.oid || ' ' ||
       (SELECT coalesce(min(started_at)::text, '') FROM _prisma_migrations) AS identity
     FROM pg_database d WHERE d.datname = current_database()`,
  )
  return rows[0]?.identity ?? ''
}
