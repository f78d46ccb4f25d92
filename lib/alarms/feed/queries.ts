import type pg from 'pg'
import { can, type Viewer } from '#lib/access/viewer.ts'
import { feedPage, feedSince } from './feed-page.sql.ts'
import type { FeedRow } from './feed-row.ts'
import { type FeedFilter, likelyFrom, likeOf } from './filter.ts'

type Db = Pick<pg.Pool, 'query'>

/** The last line of a page: the next begins before it. */
export interface FeedCursor {
  takenAt: Date
  id: string
}

const rowOf = ({ seq, takenAt, capturedAt, ...row }: Record<string, unknown>): FeedRow =>
  ({
    ...row,
    seq: seq === null ? null : Number(seq),
    takenAt: (takenAt as Date).toISOString(),
    capturedAt: (capturedAt as Date).toISOString(),
  }) as FeedRow

/** Lines of the feed, newest first; those of SILENT entries for the cleared only. */
export async function findFeed(
  db: Db,
  viewer: Viewer,
  filter: FeedFilter,
  { before, limit }: { before?: FeedCursor | undefined; limit: number },
): Promise<{ rows: FeedRow[]; more: boolean }> {
  const like = likeOf(filter.mark)
  const whole = like !== null && !/[%_]/.test(like)
  const { rows } = await db.query(feedPage, [
    can(viewer, 'hotlist:read-restricted'),
    ...[filter.category, filter.force, filter.road, filter.list].map((each) => each || null),
    ...(whole ? [like, null] : [null, like]),
    filter.weak === 'yes' ? 0 : likelyFrom,
    before?.takenAt ?? null,
    before?.id ?? null,
    limit + 1,
  ])
  return { rows: rows.slice(0, limit).map(rowOf), more: rows.length > limit }
}

/** What the open feed gained after a sequence, in order. */
export async function readFeedSince(db: Db, since: number, limit: number): Promise<FeedRow[]> {
  const { rows } = await db.query(feedSince, [since, limit])
  return rows.map(rowOf)
}

/** The highest sequence of the open feed, 0 while it is empty. */
export async function latestFeedSeq(db: Db): Promise<number> {
  const { rows } = await db.query('SELECT coalesce(max(seq), 0) AS seq FROM feed_match WHERE NOT restricted')
  return Number(rows[0].seq)
}

export interface FeedChoices {
  categories: { code: string; name: string }[]
  forces: { id: string; name: string }[]
  lists: { id: string; name: string }[]
}

/** What the feed can be narrowed to: what policy and lists could send there. A list of SILENT entries alone is not named to others. */
export async function feedChoices(db: Db, viewer: Viewer, now: Date): Promise<FeedChoices> {
  const [categories, forces, lists] = await Promise.all([
    db.query(
      `SELECT code, name FROM alarm_policy_category
       WHERE (feed_only OR 'log' IN (band_high, band_medium, band_low))
         AND policy_version = (SELECT max(version) FROM alarm_policy WHERE effective_at <= $1) ORDER BY name`,
      [now],
    ),
    db.query('SELECT id, name FROM force ORDER BY name'),
    db.query(
      `SELECT id, name FROM hotlist h
       WHERE EXISTS (SELECT FROM hotlist_entry e WHERE e.hotlist_id = h.id AND ($1 OR e.action <> 'SILENT')) ORDER BY name`,
      [can(viewer, 'hotlist:read-restricted')],
    ),
  ])
  return { categories: categories.rows, forces: forces.rows, lists: lists.rows }
}
