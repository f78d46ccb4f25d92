import type pg from 'pg'

type Db = Pick<pg.Pool, 'query'>

/**
 * The alarms that were open as of a sequence of the log, with the version each had then. `seq` is of the kind that the
 * person counts by: the cleared (`restricted`) by `seq`, the others by `open_seq`, and these get no restricted alarm.
 * Alarms unchanged since are read as they are, the few others from their lines.
 */
export async function boardAt(
  db: Db,
  { seq, restricted }: { seq: number; restricted: boolean },
): Promise<{ id: string; version: number }[]> {
  const { rows } = await db.query<{ id: string; version: number }>(
    `WITH upto AS (
       SELECT coalesce(max(seq), 0) AS seq FROM alarm_event WHERE ${restricted ? 'seq' : 'open_seq'} <= $1)
     SELECT a.id, a.version FROM alarm a, upto
     WHERE a.last_seq <= upto.seq AND a.state <> 'closed' AND ($2 OR NOT a.restricted)
     UNION ALL
     SELECT a.id, e.version FROM upto, alarm a
     CROSS JOIN LATERAL (
       SELECT max(alarm_version) AS version,
         (array_agg(patch->>'state' ORDER BY alarm_version DESC) FILTER (WHERE patch ? 'state'))[1] AS state
       FROM alarm_event WHERE alarm_id = a.id AND seq <= upto.seq) e
     WHERE a.last_seq > upto.seq AND ($2 OR NOT a.restricted) AND e.version IS NOT NULL AND e.state <> 'closed'`,
    [seq, restricted],
  )
  return rows
}
