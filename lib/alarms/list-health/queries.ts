import type pg from 'pg'
import { can, type Viewer } from '#lib/access/viewer.ts'
import type { HealthFlag } from './flag.ts'
import { flaggedEntries, listHealth } from './health.sql.ts'
import type { HealthRow } from './health-row.ts'

type Db = Pick<pg.Pool, 'query'>

const seesCovert = (viewer: Viewer) => can(viewer, 'hotlist:read-restricted')

/** Every list that the viewer may know of, by owner. */
export async function readHealth(db: Db, viewer: Viewer, now: Date): Promise<HealthRow[]> {
  const { rows } = await db.query<HealthRow>(listHealth, [seesCovert(viewer), now])
  return rows
}

export const mostFlagged = 500

/** The entries behind one figure. */
export async function findFlagged(
  db: Db,
  viewer: Viewer,
  { listId, flag }: { listId: string; flag: HealthFlag },
  now: Date,
): Promise<{ id: string; vrm: string }[]> {
  const { rows } = await db.query<{ id: string; vrm: string }>(flaggedEntries(flag), [
    ...[seesCovert(viewer), now, listId, mostFlagged],
  ])
  return rows
}
