import type { Db } from './queries.ts'

/** A line of the alarm log as JSON, once as the cleared get it and, unless it is restricted, once as the others do. */
export interface ToldLine {
  seq: number
  openSeq: number | null
  whole: string
  open: string | null
}

/** An AlarmEvent but for its number. PostgreSQL writes the text, which then goes to every screen as it is. */
const unnumbered = `json_build_object('alarmId', alarm_id, 'alarmVersion', alarm_version, 'kind', kind,
  'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'actorId', actor_id, 'actorName', actor_name,
  'restricted', restricted, 'data', data, 'patch', patch)::text`

/**
 * At most `limit` lines after `since`, in order, for everybody at once: each has the number that the cleared count by and
 * the one that the others do (see readEventsSince). Made as objects and written again for every line, they took a
 * third of what a broadcast to 200 screens costs beside the writing (bench fanout).
 */
export async function readToldLines(db: Db, since: number, limit: number): Promise<ToldLine[]> {
  const { rows } = await db.query<{ seq: string; open_seq: string | null; line: string }>(
    `SELECT seq, open_seq, ${unnumbered} AS line FROM alarm_event WHERE seq > $1 ORDER BY seq LIMIT $2`,
    [since, limit],
  )
  return rows.map(({ seq, open_seq, line }) => {
    const numbered = (number: string) => `{"seq":${number},${line.slice(1)}`
    return {
      seq: Number(seq),
      openSeq: open_seq === null ? null : Number(open_seq),
      whole: numbered(seq),
      open: open_seq === null ? null : numbered(open_seq),
    }
  })
}
