import type pg from 'pg'
import type { Database } from '../db/prisma.ts'
import { onwardPolicy, type Passage } from './onward.ts'
import { passagesFrom } from './passages.sql.ts'

const DAY_MS = 86_400_000

export interface CameraRow {
  id: string
  name: string
  forceId: string
  forceName: string
  road: string
  direction: string
  bearing: number
  lat: number
  lon: number
  kind: string
  active: boolean
  lastReadAt: Date | null
  /** In the 24 h before `at`, by capture time. */
  readsInDay: number
}

/** Every camera with its newest read and its day's count; two index-only looks into `read` a camera. */
export async function listCameras(db: Database, at: Date): Promise<CameraRow[]> {
  const since = new Date(at.getTime() - DAY_MS)
  const rows = await db.$queryRaw<(Omit<CameraRow, 'readsInDay'> & { readsInDay: bigint })[]>`
    SELECT c.id, c.name, c.force_id AS "forceId", f.name AS "forceName", c.road, c.direction, c.bearing, c.lat, c.lon,
      c.kind, c.active,
      newest.captured_at AS "lastReadAt", day.reads AS "readsInDay"
    FROM camera c
    JOIN force f ON f.id = c.force_id
    LEFT JOIN LATERAL (
      SELECT captured_at FROM read WHERE camera_id = c.id ORDER BY captured_at DESC LIMIT 1
    ) newest ON true
    CROSS JOIN LATERAL (
      SELECT count(*) AS reads FROM read WHERE camera_id = c.id AND captured_at > ${since} AND captured_at <= ${at}
    ) day
    ORDER BY f.name, c.road, c.name, c.id`
  return rows.map((row) => ({ ...row, readsInDay: Number(row.readsInDay) }))
}

/** Enough for shares to a few points; at 5,000 reads a day the newest 1,000 are of the last five hours. */
const PASSAGE_SAMPLE = 1_000

/** Where vehicles read at a camera were read next, as far as it is known at `at`. */
export async function readPassages(db: Pick<pg.Pool, 'query'>, cameraId: string, at: Date): Promise<Passage[]> {
  const { rows } = await db.query<Passage>(passagesFrom, [cameraId, at, onwardPolicy.horizonSec, PASSAGE_SAMPLE])
  return rows
}
