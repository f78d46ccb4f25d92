import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { putAlarms, sampleAlarm, sightingOf, type World } from '../log/alarms.ts'
import { writeLine } from '../log/lines.ts'

/** How many of a hundred open alarms are what; the owned ones are the person's own, as nobody else is there. */
const share = { high: 2, medium: 18, decided: 40 }
export const movingUnits = 300

export interface Night {
  open: Alarm[]
  /** Owned and decided: only the record is owed, so they may close. */
  closing: Alarm[]
}

/** So many open alarms more. */
export async function fillBoard(
  db: pg.Pool,
  world: World,
  count: number,
  owner: { id: string; name: string },
): Promise<Night> {
  const at = new Date()
  const time = at.toISOString()
  const night: Night = { open: [], closing: [] }
  const owned = { ownerId: owner.id, ownerName: owner.name, acknowledgedAt: time }
  for (let n = 0; n < count; n++) {
    const place = n % 100
    const band = place < share.high ? 'high' : place < share.high + share.medium ? 'medium' : 'low'
    const bands = { band, initialBand: band, askedBand: band } as const
    if (place >= 100 - share.decided) {
      const decided = { decision: 'no-response', decidedAt: time, decidedById: owner.id } as const
      const verified = { verifiedAt: time, verdict: 'confirmed', nonDeploymentReason: 'proportionality' } as const
      night.closing.push(sampleAlarm(world, at, { ...bands, ...owned, ...decided, ...verified, state: 'verified' }))
    } else {
      // What is urgent has an owner, so that no deadline runs out within the run; Lows wait for one.
      night.open.push(sampleAlarm(world, at, band === 'low' ? bands : { ...bands, ...owned, state: 'acknowledged' }))
    }
  }
  await putAlarms(db, [...night.open, ...night.closing])
  return night
}

/**
 * So many lines a second: of ten, eight are sightings that move and rescore an alarm, one raises a new one and one closes
 * an old one, so that as many stay open. Once a second every unit moves. Ends when `over` is aborted; answers how many lines.
 */
export async function pour(
  db: pg.Pool,
  world: World,
  night: Night,
  perSecond: number,
  over: AbortSignal,
): Promise<number> {
  const { random } = world
  const begunAt = performance.now()
  const units = keepMoving(db, over)
  let written = 0
  for (; !over.aborted; written++) {
    const waitMs = (written * 1000) / perSecond - (performance.now() - begunAt)
    if (waitMs > 0) await delay(waitMs)
    const turn = written % 10
    const at = new Date()
    if (turn === 3) {
      const alarm = sampleAlarm(world, at, { presentedAt: null })
      await writeLine(db, { alarm, kind: 'raised', patch: alarm, mark: written })
      night.open.push(alarm)
      continue
    }
    const old = turn === 7 ? night.closing.shift() : undefined
    if (old) {
      await writeLine(db, {
        alarm: old,
        kind: 'closed',
        patch: { state: 'closed', closedAt: at.toISOString() },
        mark: written,
      })
      continue
    }
    const alarm = random.pick(night.open)
    const lastSighting = sightingOf(world, alarm.vrm, at.toISOString())
    alarm.sightingCount += 1
    const { sightingCount, contributions } = alarm
    const patch = { sightingCount, lastSighting, lastCapturedAt: lastSighting.capturedAt, contributions }
    await writeLine(db, { alarm, kind: 'sighted', patch: { ...patch, score: 100 + random.below(800) }, mark: written })
  }
  await units
  return written
}

/** More units than the seeded world has, each somewhere near its own force's cameras. */
export async function addUnits(db: pg.Pool): Promise<void> {
  await db.query(
    `INSERT INTO unit (id, call_sign, force_id, kind, crew, on_duty, lat, lon, heading, speed_mph, position_at)
     SELECT 'bench-' || n, 'BX' || n, c.force_id, (SELECT kind FROM unit LIMIT 1), 2, true, c.lat, c.lon, 90, 30, $2
     FROM generate_series(1, $1 - (SELECT count(*)::int FROM unit)) n
     JOIN LATERAL (SELECT force_id, lat, lon FROM camera ORDER BY md5(id || n) LIMIT 1) c ON true`,
    [movingUnits, new Date()],
  )
}

async function keepMoving(db: pg.Pool, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await db.query(
      `UPDATE unit SET lat = lat + (random() - 0.5) * 0.004, lon = lon + (random() - 0.5) * 0.006, heading = random() * 359, position_at = $1
       WHERE lat IS NOT NULL`,
      [new Date()],
    )
    await db.query('NOTIFY unit_position')
    await delay(1000, undefined, { signal: over }).catch(() => undefined)
  }
}
