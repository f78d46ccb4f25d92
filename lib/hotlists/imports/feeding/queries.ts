import { timingSafeEqual } from 'node:crypto'
import type pg from 'pg'
import { sha256 } from '../../../core/hash.ts'
import { type ListAge, listAge } from '../../list-age.ts'

export interface FeedList {
  id: string
  name: string
  forceId: string
  covert: boolean
  /** The matcher's number. */
  revision: number
  /** The number that its feed and the uncleared know. */
  tag: number
  guardShare: number
}

/** The list that this token feeds, if it is the one of that name. */
export async function findFeedList(db: pg.Pool, id: string, token: string): Promise<FeedList | undefined> {
  const { rows } = await db.query<FeedList & { tokenHash: Buffer | null }>(
    `SELECT id, name, force_id AS "forceId", covert, revision, guard_share AS "guardShare", token_hash AS "tokenHash",
       CASE WHEN covert THEN revision ELSE open_revision END AS tag
     FROM hotlist WHERE id = $1`,
    [id],
  )
  const list = rows[0]
  if (!list?.tokenHash || !timingSafeEqual(list.tokenHash, sha256(token))) return undefined
  const { tokenHash: _, ...known } = list
  return known
}

export interface FeedStatus {
  id: string
  name: string
  revision: number
  refreshedAt: Date
  ageSeconds: number
  expectedRefreshHours: number
  age: ListAge
  /** What the newest file or delta did. */
  last: Record<string, unknown> | null
}

/** How many entries of a list's own kind count at `at`; half a second of work for a million. */
export async function countLive(db: pg.Pool, { id, covert }: FeedList, at: Date): Promise<number> {
  const { rows } = await db.query<{ live: number }>(
    `SELECT count(*)::int AS live FROM hotlist_entry WHERE hotlist_id = $1 AND status = 'live'
       AND (weed_at IS NULL OR weed_at > $2) AND (action = 'SILENT') = $3`,
    [id, at, covert],
  )
  return rows[0]?.live ?? 0
}

export async function feedStatus(db: pg.Pool, { id }: FeedList, at: Date): Promise<FeedStatus> {
  const { rows } = await db.query<Omit<FeedStatus, 'ageSeconds' | 'age'>>(
    `SELECT id, name, CASE WHEN covert THEN revision ELSE open_revision END AS revision, refreshed_at AS "refreshedAt",
       expected_refresh_hours AS "expectedRefreshHours",
       (SELECT jsonb_build_object('revision', coalesce(r.open_revision, r.revision), 'kind', r.kind, 'at', r.at, 'added', r.added,
          'changed', r.changed, 'withdrawn', r.withdrawn, 'unchanged', r.unchanged, 'refused', r.refused, 'held', r.held)
        FROM hotlist_revision r WHERE r.hotlist_id = h.id AND r.kind <> 'edit' ORDER BY r.revision DESC LIMIT 1) AS last
     FROM hotlist h WHERE id = $1`,
    [id],
  )
  const status = rows[0]
  if (!status) throw new Error(`list ${id} is gone`)
  const ageSeconds = Math.max(0, Math.round((at.getTime() - status.refreshedAt.getTime()) / 1000))
  return { ...status, ageSeconds, age: listAge(status.refreshedAt, status.expectedRefreshHours, at) }
}
