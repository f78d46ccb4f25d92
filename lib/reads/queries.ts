import type pg from 'pg'
import type { AreaShape } from '../cameras/area.ts'

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

/** Every area: a force's territory, or the part of it inside a ring. */
export async function findAreas(db: pg.Pool): Promise<AreaShape[]> {
  const { rows } = await db.query<AreaShape>('SELECT id, force_id AS "forceId", ring FROM area ORDER BY id')
  return rows
}

export async function findSources(db: pg.Pool): Promise<KnownSource[]> {
  const { rows } = await db.query<KnownSource>('SELECT id, token_hash AS "tokenHash", enabled FROM ingest_source')
  return rows
}
