import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Alarm, LastSighting } from '#lib/alarms/alarm.ts'
import { alarmColumns } from '#lib/alarms/alarm-row.ts'
import { anAlarm, aSighting } from '#lib/alarms/testing/sample.ts'
import type { Random } from '#lib/core/random.ts'

/** Where the sample alarms are seen and by which policy they are raised, as the seeded world has it. */
export interface World {
  random: Random
  places: Pick<LastSighting, 'cameraId' | 'cameraName' | 'road' | 'direction' | 'bearing' | 'lat' | 'lon' | 'forceId'>[]
  policyVersion: number
  /** On its list for good, so that nothing is withdrawn meanwhile. */
  entryId: string
}

const letters = [...'ABCDEFGHJKLMNOPRSTUVWXY']

export async function readWorld(db: pg.Pool, random: Random): Promise<World> {
  const { rows: places } = await db.query(
    `SELECT id AS "cameraId", name AS "cameraName", road, direction, bearing, lat, lon, force_id AS "forceId"
     FROM camera WHERE kind = 'fixed' ORDER BY id`,
  )
  const { rows } = await db.query(
    `SELECT (SELECT max(version) FROM alarm_policy) AS version, id FROM hotlist_entry
     WHERE status = 'live' AND weed_at IS NULL AND action <> 'SILENT' ORDER BY id LIMIT 1`,
  )
  const [{ version, id }] = rows
  return { random, places, policyVersion: Number(version), entryId: String(id) }
}

/** A sighting now, somewhere in the world. */
export const sightingOf = ({ random, places }: World, vrm: string, at: string): LastSighting =>
  aSighting({ ...random.pick(places), readId: randomUUID(), vrm, capturedAt: at, receivedAt: at })

/** An open alarm with a mark that cannot be real; by default a raised Low, like four of five. */
export function sampleAlarm(world: World, at: Date, change: Partial<Alarm> = {}): Alarm {
  const { random } = world
  const letter = () => random.pick(letters)
  const vrm = `${letter()}${letter()}${80 + random.below(20)}${letter()}${letter()}${letter()}`
  const time = at.toISOString()
  const lastSighting = sightingOf(world, vrm, time)
  const times = { firstCapturedAt: time, lastCapturedAt: time, receivedAt: time, matchedAt: time, raisedAt: time }
  return anAlarm({
    id: randomUUID(),
    vrm,
    band: 'low',
    initialBand: 'low',
    askedBand: 'low',
    score: 100 + random.below(800),
    entryIds: [world.entryId],
    policyVersion: world.policyVersion,
    lastSighting,
    forceId: lastSighting.forceId,
    responseForceId: lastSighting.forceId,
    forceIds: [lastSighting.forceId],
    ...times,
    waitingFromAt: time,
    decideFromAt: time,
    presentedAt: time,
    ...change,
  })
}

/** Rows as the table has them: what `jsonb_populate_recordset` takes. */
export const asRow = (alarm: Partial<Alarm>): Record<string, unknown> =>
  Object.fromEntries(
    alarmColumns.flatMap(({ field, column }) => (alarm[field] === undefined ? [] : [[column, alarm[field]]])),
  )

/** Puts alarms with their first lines of the log into an idle database. A mark that is open already is left out. */
export async function putAlarms(db: pg.Pool, alarms: readonly Alarm[]): Promise<void> {
  const columns = alarmColumns.map(({ column }) => column).join(', ')
  for (let from = 0; from < alarms.length; from += 500) {
    const page = alarms.slice(from, from + 500)
    await db.query(
      `WITH line AS MATERIALIZED (
         SELECT nextval('alarm_event_seq') AS seq, whole FROM jsonb_array_elements($2::jsonb) AS whole),
       put AS (
         INSERT INTO alarm (last_seq, ${columns})
         SELECT line.seq, ${columns} FROM jsonb_populate_recordset(null::alarm, $1) JOIN line ON line.whole ->> 'id' = id::text
         ON CONFLICT DO NOTHING RETURNING id, last_seq)
       INSERT INTO alarm_event (seq, alarm_id, alarm_version, kind, at, restricted, data, patch)
       SELECT line.seq, put.id, 1, 'raised', (line.whole ->> 'raisedAt')::timestamptz, false, '{}', line.whole
       FROM line JOIN put ON put.last_seq = line.seq ORDER BY line.seq`,
      [JSON.stringify(page.map(asRow)), JSON.stringify(page)],
    )
  }
}
