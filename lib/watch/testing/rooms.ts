import type pg from 'pg'
import { takeInMatches } from '#lib/alarms/intake/commands.ts'
import { aMessage, furnish, putEntry, type testDeps } from '#lib/alarms/testing/house.ts'

/** The test house with two areas (Durrow and Eden, whole) and three desks: d1 watches Durrow, d2 both, e1 Eden. */
export async function furnishRooms(pool: pg.Pool): Promise<void> {
  await furnish(pool)
  await pool.query(
    `INSERT INTO area (id, force_id, name) VALUES ('durrow', 'durrow', 'Durrow'), ('eden', 'eden', 'Eden')`,
  )
  await pool.query(
    `INSERT INTO desk VALUES ('d1', 'Durrow 1', 'durrow'), ('d2', 'Durrow 2', 'durrow'), ('e1', 'Eden 1', 'eden')`,
  )
  await pool.query(`INSERT INTO desk_area VALUES ('d1', 'durrow'), ('d2', 'durrow'), ('d2', 'eden'), ('e1', 'eden')`)
}

type Grade = 'high' | 'medium' | 'low'
let n = 0

/** Raises an alarm of its own vehicle at a camera; answers its id and revision. */
export async function anAlarmOf(
  pool: pg.Pool,
  deps: ReturnType<typeof testDeps>,
  given: { grade?: Grade; action?: string; cameraId?: string } = {},
): Promise<{ alarmId: string; revision: number; vrm: string }> {
  const { grade = 'medium', action = 'STOP', cameraId = 'CAM-D' } = given
  n += 1
  await putEntry(pool, n, { grade, action })
  const second = (deps.time.now - Date.parse('2026-11-22T21:00:00Z')) / 1000
  await takeInMatches(deps, [aMessage(n, n, second, { cameraId })])
  const { rows } = await pool.query('SELECT id, revision, vrm FROM alarm WHERE vrm = $1', [`AB8${n}KDX`])
  return { alarmId: rows[0].id, revision: rows[0].revision, vrm: rows[0].vrm }
}
