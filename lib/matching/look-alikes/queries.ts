import type pg from 'pg'
import { can, type Viewer } from '#lib/access/viewer.ts'
import { isPattern } from '#lib/reads/mark/normalise.ts'
import { neighboursOf } from './neighbours-of.ts'

export interface LookAlike {
  vrm: string
  /** Of a hundred such plates, how many a camera takes for the mark asked about, by the matcher's cost table. */
  inHundred: number
  /** The lists it stands on, or null for one that is only seen on the road. */
  lists: string[] | null
}

const SEEN_DAYS = 30
const SHOWN = 12

/**
 * What a camera may confuse with `mark`: listed vehicles, and marks that cameras read in the last 30 days (a registered
 * neighbour, whose driver would be stopped). The likeliest first; SILENT entries for the cleared alone.
 */
export async function findLookAlikes(
  db: Pick<pg.Pool, 'query'>,
  viewer: Viewer,
  mark: string,
  at: Date,
): Promise<LookAlike[]> {
  if (mark === '' || isPattern(mark)) return []
  const neighbours = neighboursOf(mark)
  const marks = [...neighbours.keys()]
  const [listed, seen] = await Promise.all([
    db.query<{ vrm: string; lists: string[] }>(
      `SELECT e.vrm, array_agg(DISTINCT h.name ORDER BY h.name) AS lists
       FROM hotlist_entry e JOIN hotlist h ON h.id = e.hotlist_id
       WHERE e.vrm = ANY($1) AND e.status = 'live' AND (e.weed_at IS NULL OR e.weed_at > $2)
         AND ($3 OR e.action <> 'SILENT') GROUP BY e.vrm`,
      [marks, at, can(viewer, 'hotlist:read-restricted')],
    ),
    db.query<{ vrm: string }>(
      `SELECT m.vrm FROM unnest($1::text[]) AS m (vrm)
       WHERE EXISTS (SELECT FROM read r WHERE r.vrm = m.vrm COLLATE "C" AND r.captured_at > $2 AND r.captured_at <= $3)`,
      [marks.slice(0, 400), new Date(at.getTime() - SEEN_DAYS * 86_400_000), at],
    ),
  ])
  const lists = new Map(listed.rows.map((row) => [row.vrm, row.lists]))
  const known = new Set([...lists.keys(), ...seen.rows.map(({ vrm }) => vrm)])
  return marks
    .filter((vrm) => known.has(vrm))
    .slice(0, SHOWN)
    .map((vrm) => ({
      vrm,
      inHundred: Math.round(Math.exp(-(neighbours.get(vrm) ?? 0)) * 1000) / 10,
      lists: lists.get(vrm) ?? null,
    }))
}
