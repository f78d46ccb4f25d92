import type pg from 'pg'
import { can, type Viewer } from '#lib/access/viewer.ts'
import type { MisreadVerdict } from '../misread-memory.ts'

/** A pool or a connection. */
type Db = Pick<pg.Pool, 'query'>

/** What operators have called a misread and nobody has taken back, while its time runs at `at`. */
export async function findStandingMisreads(db: Pick<pg.ClientBase, 'query'>, at: Date): Promise<MisreadVerdict[]> {
  const { rows } = await db.query(
    `SELECT id, read_mark, entry_id, description, camera_id, by_id, at, until FROM misread
     WHERE undone_at IS NULL AND until > $1 ORDER BY at, id`,
    [at],
  )
  return rows.map((row) => ({
    id: row.id,
    readMark: row.read_mark,
    entryId: row.entry_id,
    description: row.description,
    cameraId: row.camera_id,
    byUserId: row.by_id,
    atMs: row.at.getTime(),
    untilMs: row.until.getTime(),
  }))
}

/** What each source's confidence is worth as stored, for the sources that have it. */
export async function findCalibrations(db: Pick<pg.ClientBase, 'query'>): Promise<Record<string, unknown>> {
  const { rows } = await db.query('SELECT id, calibration FROM ingest_source WHERE calibration IS NOT NULL')
  return Object.fromEntries(rows.map(({ id, calibration }) => [id, calibration]))
}

/** A pair that is kept from the desk, as supervisors and list managers see it. */
export interface StandingMisread {
  id: string
  readMark: string
  entryId: string
  entryMark: string
  entryReason: string
  hotlistName: string
  description: { make?: string; model?: string; colour?: string }
  cameraId: string
  cameraName: string
  at: Date
  byName: string
  until: Date
  /** Reads that it kept from the desk so far. */
  kept: number
  lastKeptAt: Date | null
}

const rowsShown = 500
const visible = (viewer: Viewer) => can(viewer, 'alarm:read-restricted') || can(viewer, 'hotlist:read-restricted')

/** Standing misreads, newest first, of one entry when it is named; those of SILENT entries for the cleared only. */
export async function listStandingMisreads(
  db: Db,
  viewer: Viewer,
  at: Date,
  entryId: string | null = null,
): Promise<StandingMisread[]> {
  const { rows } = await db.query<StandingMisread>(
    `SELECT m.id, m.read_mark AS "readMark", m.entry_id AS "entryId", e.vrm AS "entryMark",
       e.reason AS "entryReason", h.name AS "hotlistName", m.description, m.camera_id AS "cameraId",
       coalesce(c.name, m.camera_id) AS "cameraName", m.at, coalesce(p.name, m.by_id) AS "byName", m.until,
       kept.reads::int AS kept, kept.last_at AS "lastKeptAt"
     FROM misread m
     JOIN hotlist_entry e ON e.id = m.entry_id
     JOIN hotlist h ON h.id = e.hotlist_id
     LEFT JOIN camera c ON c.id = m.camera_id
     LEFT JOIN person p ON p.id = m.by_id
     CROSS JOIN LATERAL (
       SELECT count(*) AS reads, max(s.captured_at) AS last_at FROM suppressed_match s WHERE s.misread_id = m.id
     ) kept
     WHERE m.undone_at IS NULL AND m.until > $1 AND ($2 OR e.action <> 'SILENT')
       AND ($3::uuid IS NULL OR m.entry_id = $3)
     ORDER BY m.at DESC, m.id LIMIT ${rowsShown}`,
    [at, visible(viewer), entryId],
  )
  return rows
}

/** How many misreads stand for each of these entries. */
export async function countStandingMisreads(
  db: Db,
  entryIds: readonly string[],
  at: Date,
): Promise<Map<string, number>> {
  const { rows } = await db.query<{ id: string; count: number }>(
    `SELECT entry_id AS id, count(*)::int AS count FROM misread
     WHERE entry_id = ANY($1::uuid[]) AND undone_at IS NULL AND until > $2 GROUP BY entry_id`,
    [entryIds, at],
  )
  return new Map(rows.map(({ id, count }) => [id, count]))
}
