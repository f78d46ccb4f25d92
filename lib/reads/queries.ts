import type pg from 'pg'
import type { AreaShape } from '../cameras/area.ts'
import { cleanText } from './clean-text.ts'

export interface KnownCamera {
  id: string
  forceId: string
  lat: number
  lon: number
}

export interface KnownSource {
  id: string
  tokenHash: Buffer
  enabled: boolean
}

export async function findCameras(db: pg.Pool): Promise<KnownCamera[]> {
  const { rows } = await db.query<KnownCamera>('SELECT id, force_id AS "forceId", lat, lon FROM camera')
  return rows
}

/** Whether any of these is a camera. */
export async function areCameras(db: pg.Pool, ids: readonly string[]): Promise<boolean> {
  // No camera's id holds what PostgreSQL cannot, and asking for one would fail the whole question.
  const { rowCount } = await db.query({
    name: 'are-cameras',
    text: 'SELECT FROM camera WHERE id = ANY($1) LIMIT 1',
    values: [ids.filter((id) => cleanText(id) === id)],
  })
  return rowCount === 1
}

/** Every area: a force's territory, or the part of it inside a ring. */
export async function findAreas(db: pg.Pool): Promise<AreaShape[]> {
  const { rows } = await db.query<AreaShape>('SELECT id, force_id AS "forceId", ring FROM area ORDER BY id')
  return rows
}

export async function findSources(db: pg.Pool): Promise<KnownSource[]> {
  const { rows } = await db.query<KnownSource>('SELECT id, token_hash AS "tokenHash", enabled FROM ingest_source')
  return rows
}
