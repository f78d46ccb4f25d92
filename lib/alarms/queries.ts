import type pg from 'pg'
import { can, type Viewer } from '#lib/access/viewer.ts'
import type { Snapshot } from '#lib/realtime/contract.ts'
import { LastSighting } from './alarm.ts'
import { alarmDetail, alarmsSince } from './alarm-detail.sql.ts'
import type { AlarmEvent } from './alarm-event.ts'
import { alarmFromRow, eventFromRow, selectAlarm } from './alarm-row.ts'
import type { AlarmDetail } from './detail.ts'
import { detailFromRow } from './detail-row.ts'
import type { AlarmState } from './states.ts'

/** A pool or a connection. */
export type Db = Pick<pg.Pool, 'query'>

const seesRestricted = (viewer: Viewer) => can(viewer, 'alarm:read-restricted')

/**
 * Where the log stands. The cleared count by `seq`. The others count by `openSeq`, which numbers only the lines that they
 * may see: a gap, or a number that moves while nothing comes, would tell them of what is covert.
 */
export interface LogEnd {
  seq: number
  openSeq: number
}

/** Both 0 while the log is empty. */
export async function logEnd(db: Db): Promise<LogEnd> {
  const { rows } = await db.query(
    'SELECT coalesce(max(seq), 0) AS seq, coalesce(max(open_seq), 0) AS open_seq FROM alarm_event',
  )
  return { seq: Number(rows[0].seq), openSeq: Number(rows[0].open_seq) }
}

/**
 * Every open alarm that the viewer may see, with the highest sequence that the viewer counts by. One statement has one
 * view of the database: the alarms are exactly the sum of the log up to `seq`.
 */
export async function readSnapshot(db: Db, viewer: Viewer): Promise<Snapshot> {
  const { rows } = await db.query(
    `SELECT s.seq AS snapshot_seq, ${selectAlarm('a')}
     FROM (SELECT coalesce(CASE WHEN $1 THEN max(seq) ELSE max(open_seq) END, 0) AS seq FROM alarm_event) s
     LEFT JOIN alarm a ON a.state <> 'closed' AND ($1 OR NOT a.restricted)
     ORDER BY a.raised_at, a.id`,
    [seesRestricted(viewer)],
  )
  return { seq: Number(rows[0].snapshot_seq), alarms: rows.filter((row) => row.id !== null).map(alarmFromRow) }
}

/**
 * Lines of the alarm log after a sequence, in order: all of them by `seq`, or those that are not restricted by their own
 * sequence, which is then what `since` and each line's `seq` count by.
 */
export async function readEventsSince(
  db: Db,
  { since, limit, restricted }: { since: number; limit: number; restricted: boolean },
): Promise<AlarmEvent[]> {
  const column = restricted ? 'seq' : 'open_seq'
  const { rows } = await db.query(`SELECT * FROM alarm_event WHERE ${column} > $1 ORDER BY ${column} LIMIT $2`, [
    since,
    limit,
  ])
  return rows.map((row) => eventFromRow({ ...row, seq: row[column] }))
}

export type SequencedDetail = AlarmDetail & { seq: number }

const sequenced = (row: Record<string, unknown>, now: Date): SequencedDetail => ({
  ...detailFromRow(row, now),
  seq: Number(row.told_seq),
})

/** One alarm with all that belongs to it, its entries checked to be live at `now`. */
export async function findAlarm(
  db: Db,
  { id, restricted, now }: { id: string; restricted: boolean; now: Date },
): Promise<SequencedDetail | undefined> {
  const { rows } = await db.query(alarmDetail, [id, restricted, now])
  return rows[0] && sequenced(rows[0], now)
}

/** As `findAlarm`, for a person: a restricted alarm does not exist for those not cleared. */
export const findAlarmDetail = (db: Db, viewer: Viewer, id: string, now: Date): Promise<AlarmDetail | undefined> =>
  findAlarm(db, { id, restricted: seesRestricted(viewer), now })

/** Where an open alarm's vehicle was last seen; a restricted alarm does not exist for those not cleared. */
export async function findLastSighting(db: Db, id: string, restricted: boolean): Promise<LastSighting | undefined> {
  const { rows } = await db.query(
    `SELECT last_sighting FROM alarm WHERE id = $1 AND state <> 'closed' AND ($2 OR NOT restricted)`,
    [id, restricted],
  )
  return rows[0] && LastSighting.parse(rows[0].last_sighting)
}

/** The alarms that these reads are sightings of. */
export async function alarmsOfReads(
  db: Db,
  readIds: readonly string[],
): Promise<{ id: string; restricted: boolean }[]> {
  const { rows } = await db.query<{ id: string; restricted: boolean }>(
    `SELECT id, restricted FROM alarm
     WHERE id IN (SELECT alarm_id FROM alarm_sighting WHERE read_id = ANY($1::uuid[]))`,
    [readIds],
  )
  return rows
}

export interface AlarmPage {
  alarms: SequencedDetail[]
  next: number // ask for what came after this
  more: boolean
}

/** Alarms changed after the sequence `since`, each once, in the order of their last change. */
export async function listAlarms(
  db: Db,
  options: { state?: AlarmState | 'open'; since: number; limit: number; restricted: boolean; now: Date },
): Promise<AlarmPage> {
  const { state = null, since, limit, restricted, now } = options
  const { rows } = await db.query(alarmsSince, [restricted, now, since, state, limit + 1])
  const alarms = rows.slice(0, limit).map((row) => sequenced(row, now))
  return { alarms, next: alarms.at(-1)?.seq ?? since, more: rows.length > limit }
}

export interface Image {
  mediaType: string
  bytes: Buffer
  sha256: Buffer
}

/** The picture of a read, only if the read is a sighting of an alarm that the viewer may see. */
export async function findImage(
  db: Db,
  viewer: Viewer,
  readId: string,
  kind: 'plate' | 'overview',
): Promise<Image | undefined> {
  const { rows } = await db.query(
    `SELECT i.media_type, i.bytes, i.sha256
     FROM alarm_sighting s
     JOIN alarm a ON a.id = s.alarm_id AND ($3 OR NOT a.restricted)
     JOIN read_image i ON i.read_id = s.read_id AND i.captured_at = s.captured_at AND i.kind = $2
     WHERE s.read_id = $1 LIMIT 1`,
    [readId, kind, seesRestricted(viewer)],
  )
  return rows[0] && { mediaType: rows[0].media_type, bytes: rows[0].bytes, sha256: rows[0].sha256 }
}
