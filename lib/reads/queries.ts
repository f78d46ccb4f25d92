import type pg from 'pg'

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

export async function findSources(db: pg.Pool): Promise<KnownSource[]> {
  const { rows } = await db.query<KnownSource>('SELECT id, token_hash AS "tokenHash", enabled FROM ingest_source')
  return rows
}
