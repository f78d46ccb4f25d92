import type pg from 'pg'
import type { IndexedPosition, PositionAnswer, PositionRefusal } from './position-report.ts'

/**
 * Writes the newest position of each unit; one that is not newer than what is known changes nothing. When any moved,
 * listeners on `unit_position` are woken at commit and read the rows. Rows are locked in the order of their ids, so
 * that two batches at once wait for each other instead of deadlocking.
 */
const saveNewest = `
WITH given AS (
  SELECT * FROM unnest($1::text[], $2::float8[], $3::float8[], $4::float8[], $5::float8[], $6::timestamptz[])
    AS g (unit_id, lat, lon, heading, speed_mph, at)
), newest AS (
  SELECT DISTINCT ON (unit_id) * FROM given ORDER BY unit_id, at DESC
), known AS MATERIALIZED (
  SELECT u.id FROM unit u WHERE u.id IN (SELECT unit_id FROM newest) ORDER BY u.id FOR UPDATE
), moved AS (
  UPDATE unit u SET lat = n.lat, lon = n.lon, heading = n.heading, speed_mph = n.speed_mph, position_at = n.at
  FROM newest n JOIN known k ON k.id = n.unit_id
  WHERE u.id = n.unit_id AND (u.position_at IS NULL OR u.position_at < n.at)
  RETURNING u.id
)
SELECT ARRAY(SELECT id FROM known) AS known, (SELECT count(*)::int FROM moved) AS moved,
  CASE WHEN EXISTS (SELECT FROM moved) THEN pg_notify('unit_position', '') END`

export async function savePositions(db: Pick<pg.Pool, 'query'>, given: IndexedPosition[]): Promise<PositionAnswer> {
  const of = <T>(pick: (item: IndexedPosition['position']) => T) => given.map(({ position }) => pick(position))
  const { rows } = await db.query<{ known: string[]; moved: number }>(saveNewest, [
    of((position) => position.unitId),
    of((position) => position.lat),
    of((position) => position.lon),
    of((position) => position.heading),
    of((position) => position.speedMph),
    of((position) => position.at),
  ])
  const known = new Set(rows[0]?.known)
  const accepted = rows[0]?.moved ?? 0
  const rejected = given
    .filter(({ position }) => !known.has(position.unitId))
    .map(({ index, position }): PositionRefusal => {
      return { index, code: 'unknown-unit', message: `There is no unit ${position.unitId}` }
    })
  return { accepted, older: given.length - rejected.length - accepted, rejected }
}
