import type pg from 'pg'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { alarmColumns } from '#lib/alarms/alarm-row.ts'
import type { EventKind } from '#lib/alarms/event-kind.ts'
import { locks } from '#lib/db/locks.ts'
import { asRow } from './alarms.ts'

export interface Line {
  alarm: Alarm
  kind: EventKind
  patch: Partial<Alarm>
  /** Found again in what screens are told. */
  mark: number
}

/** Writes one line of the alarm log with its change, as every command does: one transaction under the log's lock. */
export async function writeLine(db: pg.Pool, line: Line): Promise<void> {
  const client = await db.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [locks.alarmLog])
    await (line.kind === 'raised' ? raise(client, line) : change(client, line))
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

const columns = alarmColumns.map(({ column }) => column).join(', ')

const raise = (client: pg.PoolClient, { alarm, mark }: Line) =>
  client.query(
    `WITH line AS (SELECT nextval('alarm_event_seq') AS seq),
     put AS (
       INSERT INTO alarm (last_seq, ${columns})
       SELECT seq, ${columns} FROM line, jsonb_populate_record(null::alarm, $1) RETURNING id)
     INSERT INTO alarm_event (seq, alarm_id, alarm_version, kind, at, restricted, data, patch)
     SELECT seq, id, 1, 'raised', $2, false, jsonb_build_object('bench', $3::int), $4::jsonb FROM line, put`,
    [JSON.stringify(asRow(alarm)), alarm.raisedAt, mark, JSON.stringify(alarm)],
  )

function change(client: pg.PoolClient, { alarm, kind, patch, mark }: Line) {
  const row = asRow(patch)
  const sets = Object.keys(row).map((column) => `${column} = next.${column}`)
  return client.query(
    `WITH line AS (SELECT nextval('alarm_event_seq') AS seq),
     changed AS (
       UPDATE alarm a SET ${sets.join(', ')}, version = a.version + 1, last_seq = line.seq
       FROM line, jsonb_populate_record(null::alarm, $2) AS next WHERE a.id = $1 RETURNING a.version)
     INSERT INTO alarm_event (seq, alarm_id, alarm_version, kind, at, restricted, data, patch)
     SELECT seq, $1, version, $3, $4, false, jsonb_build_object('bench', $5::int),
       $6::jsonb || jsonb_build_object('version', version) FROM line, changed`,
    [alarm.id, JSON.stringify(row), kind, new Date(), mark, JSON.stringify(patch)],
  )
}
