import type pg from 'pg'
import type { Alarm } from '../alarm.ts'
import type { AlarmEvent } from '../alarm-event.ts'
import { alarmColumns } from '../alarm-row.ts'

type Db = Pick<pg.Pool, 'query'>
const jsonb = new Set(['contributions', 'last_sighting', 'deployments', 'pass_offer', 'undoable'])

/** Puts an alarm into a test's database as it is, past every command. */
export async function putAlarm(db: Db, alarm: Alarm, lastSeq = 1): Promise<void> {
  const columns = alarmColumns.map(({ column }) => column)
  const values = alarmColumns.map(({ field, column }) =>
    jsonb.has(column) && alarm[field] !== null ? JSON.stringify(alarm[field]) : alarm[field],
  )
  const places = values.map((_, i) => `$${i + 2}`)
  await db.query(`INSERT INTO alarm (last_seq, ${columns.join(', ')}) VALUES ($1, ${places.join(', ')})`, [
    lastSeq,
    ...values,
  ])
}

/** Puts a log line into a test's database. */
export async function putEvent(db: Db, event: AlarmEvent): Promise<void> {
  await db.query('INSERT INTO alarm_event VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
    ...[event.seq, event.alarmId, event.alarmVersion, event.kind, event.at, event.actorId, event.actorName],
    ...[event.restricted, JSON.stringify(event.data), JSON.stringify(event.patch)],
  ])
}

/** The forces and the policy that sample alarms refer to; targets 30 / 120 / 900 s to acknowledge. */
export async function putHouse(db: Db): Promise<void> {
  await db.query(
    `INSERT INTO force VALUES ('durrow', 'Durrow', '{}'), ('eden', 'Eden', '{}'), ('north-moors', 'North Moors', '{}')`,
  )
  await db.query(`INSERT INTO alarm_policy VALUES (1, '2026-01-01Z', 'test', '{}')`)
  await db.query(`INSERT INTO alarm_policy_category VALUES
    (1, 'wanted', 'Wanted', 'cause', 'consequence', 'high', 'medium', 'low', 300, 'what it is', 'what to do', 'whom to call', 'escalation', false)`)
  await db.query(
    `INSERT INTO alarm_policy_band VALUES (1, 'high', 30, 240, 300), (1, 'medium', 120, 600, 900), (1, 'low', 900, 3600, 3600)`,
  )
}
