import type pg from 'pg'
import { normalisePattern } from '#lib/reads/mark/normalise.ts'
import type { PlacedRead, SightedMatch } from '../signals/listed-sightings.ts'

/** Tells the web process (NOTIFY read_image, with the read's id), whose screens may show a match of this read, if there is one. */
export async function notifyImage(db: pg.Pool, readId: string): Promise<void> {
  await db.query({
    name: 'notify-image',
    text: `SELECT pg_notify('read_image', $1::text) WHERE EXISTS (SELECT FROM match WHERE read_id = $1::uuid)`,
    values: [readId],
  })
}

interface SightingRow {
  matchId: string
  id: string
  vrm: string
  capturedAt: Date
  cameraId: string
  lat: number | null
  lon: number | null
  listed: string
  kind: SightedMatch['kind']
  posterior: number
  restricted: boolean
}

export interface RecentSighting {
  matchId: string
  read: PlacedRead
  match: SightedMatch
}

const columns = `m.id AS "matchId", m.read_id AS id, r.vrm, m.captured_at AS "capturedAt", r.camera_id AS "cameraId",
  coalesce(r.lat, c.lat) AS lat, coalesce(r.lon, c.lon) AS lon,
  e.vrm AS listed, m.kind, m.posterior, e.action = 'SILENT' AS restricted`
const beside = `JOIN read r ON r.id = m.read_id AND r.captured_at = m.captured_at
  JOIN hotlist_entry e ON e.id = m.entry_id
  LEFT JOIN camera c ON c.id = r.camera_id`

/** Comes after the id of every match. */
export const afterAllMatches = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/**
 * What a matcher that begins anew has to know of the vehicles seen: matches captured since, newest first, at most `limit`
 * of those before the match `before`. Ids of matches begin with the time of capture, so this reads one end of their index.
 */
export async function findRecentSightings(
  db: pg.Pool,
  { since, before, limit }: { since: Date; before: string; limit: number },
): Promise<RecentSighting[]> {
  const hex = since.getTime().toString(16).padStart(12, '0')
  const { rows } = await db.query<SightingRow>(
    `SELECT ${columns} FROM (SELECT * FROM match WHERE id >= $1 AND id < $2 ORDER BY id DESC LIMIT $3) m ${beside}
     ORDER BY m.id DESC`,
    [`${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`, before, limit],
  )
  return rows.map(sightingOf)
}

/**
 * What was stored up to now, as PostgreSQL writes a snapshot (`xmin:xmax:under way`): given back, it asks for all that
 * was stored after. Not its oldest transaction alone: one that runs for a minute, as an import does, would then have
 * everything of that minute read again at each read.
 */
export async function findHorizon(db: pg.Pool): Promise<string> {
  const { rows } = await db.query<{ horizon: string }>('SELECT pg_current_snapshot()::text AS horizon')
  return rows[0]?.horizon ?? '1:1:'
}

const partsOf = (horizon: string) => {
  const [, next = '1', underWay = ''] = horizon.split(':')
  return { next, underWay: underWay === '' ? [] : underWay.split(',') }
}

/** Whether the first horizon was taken after the second: more had begun, or as much and less of it was under way. */
export function isLater(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)]
  if (a.next !== b.next) return BigInt(a.next) > BigInt(b.next)
  return a.underWay.length < b.underWay.length
}

/** Matches stored since a horizon by whichever matcher, oldest capture first, and the next horizon; some come twice. */
export async function findSightingsSince(
  db: pg.Pool,
  { horizon, matchedSince }: { horizon: string; matchedSince: Date },
): Promise<{ horizon: string; sightings: RecentSighting[] }> {
  const { next, underWay } = partsOf(horizon)
  const { rows } = await db.query<SightingRow & { horizon: string }>({
    name: 'sightings-since',
    // A database restored from a copy counts its transactions anew: what is old by the clock is left out.
    text: `SELECT h.horizon, s.* FROM (SELECT pg_current_snapshot()::text AS horizon) h
           LEFT JOIN (SELECT ${columns} FROM match m ${beside}
             WHERE (m.stored_in >= $1::bigint OR m.stored_in = ANY($3::bigint[])) AND m.matched_at >= $2) s
             ON true
           ORDER BY s."capturedAt", s."matchId"`,
    values: [next, matchedSince, underWay],
  })
  const sightings = rows.filter(({ matchId }) => matchId !== null).map(sightingOf)
  return { horizon: rows[0]?.horizon ?? horizon, sightings }
}

function sightingOf(row: SightingRow): RecentSighting {
  const { matchId, id, vrm, capturedAt, cameraId, lat, lon, listed, kind, posterior, restricted } = row
  const place = lat === null || lon === null ? undefined : { lat, lon }
  return {
    matchId,
    read: { id, vrm, capturedAtMs: capturedAt.getTime(), cameraId, place },
    match: { mark: normalisePattern(listed), kind, posterior, restricted },
  }
}
