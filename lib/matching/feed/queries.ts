import type pg from 'pg'
import type { StoredPolicies } from '../match-policy.ts'

/** What the matcher needs of an entry. */
export interface EntryRow {
  id: string
  hotlist_id: string
  vrm: string
  make: string | null
  model: string | null
  colour: string | null
  action: string
  category: string
  weed_at: Date | null
  /** As stored, see StoredScope. */
  scope: unknown
  live: boolean
}

const columns = `id, hotlist_id, vrm, make, model, colour, action, category, weed_at, scope`

/** The lists there are, and the moment by the database's clock. */
export async function findLists(db: pg.ClientBase): Promise<{ ids: string[]; at: Date }> {
  const { rows } = await db.query<{ ids: string[]; at: Date }>(
    `SELECT coalesce((SELECT array_agg(id ORDER BY id) FROM hotlist), '{}') AS ids, clock_timestamp() AS at`,
  )
  return rows[0] ?? { ids: [], at: new Date(0) }
}

/** A list's entries that are live at `at`, a page at a time in order of id. */
export async function* findLiveEntries(
  db: pg.ClientBase,
  hotlistId: string,
  at: Date,
  page = 20_000,
): AsyncGenerator<EntryRow[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await db.query<EntryRow>({
      name: 'live-entries',
      text: `SELECT ${columns}, true AS live FROM hotlist_entry
             WHERE hotlist_id = $1 AND status = 'live' AND (weed_at IS NULL OR weed_at > $2) AND id > $3
             ORDER BY id LIMIT $4`,
      values: [hotlistId, at, after, page],
    })
    if (rows.length > 0) yield rows
    if (rows.length < page) return
    after = rows.at(-1)?.id ?? after
  }
}

/** Entries made or changed since; `live` is false for those that have left. */
export async function findChangedEntries(db: pg.ClientBase, since: Date, at: Date): Promise<EntryRow[]> {
  const { rows } = await db.query<EntryRow>(
    `SELECT ${columns}, status = 'live' AND (weed_at IS NULL OR weed_at > $2) AS live
     FROM hotlist_entry WHERE updated_at >= $1`,
    [since, at],
  )
  return rows
}

/** What every list says of its matches, and every category of the alarm policy in force at `at`. */
export async function findMatchPolicies(db: pg.ClientBase, at: Date): Promise<StoredPolicies> {
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
