import type pg from 'pg'
import { fieldsOf } from '#lib/alarms/alarm-row.ts'
import { UnitPosition } from '#lib/realtime/contract.ts'
import { Unit } from './unit.ts'

type Db = Pick<pg.Pool, 'query'>

/**
 * Every unit by call sign with its one present task. Without sight of restricted alarms a task for one shows that the
 * unit is taken: not for what, where, nor how far it has got.
 */
export async function listUnits(db: Db, { restricted }: { restricted: boolean }): Promise<Unit[]> {
  const { rows } = await db.query(
    `SELECT u.id, u.call_sign, u.force_id, u.kind, u.crew, u.on_duty, u.lat, u.lon, u.heading, u.speed_mph, u.position_at,
       CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('id', d.id,
         'alarmId', CASE WHEN v.visible THEN d.alarm_id END,
         'state', CASE WHEN v.visible THEN d.state ELSE 'assigned' END,
         'vrm', CASE WHEN v.visible THEN a.vrm END,
         'targetLat', CASE WHEN v.visible THEN a.last_sighting -> 'lat' END,
         'targetLon', CASE WHEN v.visible THEN a.last_sighting -> 'lon' END) END AS deployment
     FROM unit u
     LEFT JOIN deployment d ON d.unit_id = u.id AND d.ended_at IS NULL
     LEFT JOIN alarm a ON a.id = d.alarm_id
     LEFT JOIN LATERAL (SELECT $1 OR NOT a.restricted AS visible) v ON true
     ORDER BY u.call_sign`,
    [restricted],
  )
  return rows.map((row) => Unit.parse(fieldsOf(row)))
}

/** The newest position of every unit on duty that has one; hubs send those that moved (see moved.ts). */
export async function listPositions(db: Db): Promise<UnitPosition[]> {
  const { rows } = await db.query(
    `SELECT id AS unit_id, lat, lon, heading, speed_mph, position_at AS at FROM unit
     WHERE on_duty AND position_at IS NOT NULL AND lat IS NOT NULL AND lon IS NOT NULL ORDER BY id`,
  )
  return rows.map((row) => UnitPosition.parse(fieldsOf(row)))
}
