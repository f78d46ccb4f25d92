import type pg from 'pg'

/** Policy: a month of back-files behind, a quarter ahead, so that a matcher which cannot reach the database to make
 * partitions has months before one is missing. */
const monthsBehind = 2
const monthsAhead = 3

/** Makes the partitions of reads and images around `now`; returns how many were missing. `step` is how long one covers. */
export async function ensurePartitions(db: pg.Pool | pg.ClientBase, now: Date, step = '1 month'): Promise<number> {
  const month = (offset: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1))
  const { rows } = await db.query<{ made: number }>('SELECT ensure_partitions($1, $2, $3::interval) AS made', [
    month(-monthsBehind),
    month(monthsAhead + 1),
    step,
  ])
  return rows[0]?.made ?? 0
}

/** Whether reads can be stored at all: a new database has no partition, one that was ever used has them months ahead. */
export async function hasPartitions(db: pg.Pool | pg.ClientBase): Promise<boolean> {
  const { rows } = await db.query(`SELECT EXISTS (SELECT FROM pg_inherits WHERE inhparent = 'read'::regclass) AS has`)
  return rows[0].has
}
