import type { Database, Transaction } from '#lib/db/prisma.ts'
import type { Area } from '../cameras/area.ts'
import { keepers } from './keepers.sql.ts'
import type { LoadAlarm } from './load.ts'
import type { WatchSettings } from './policy.ts'
import type { DeskPlace, Gap, Keeper } from './state.ts'

type Db = Database | Transaction

export async function listAreas(db: Db): Promise<Area[]> {
  const rows = await db.area.findMany({ orderBy: [{ forceId: 'asc' }, { name: 'asc' }] })
  return rows.map(({ id, forceId, name, ring }) => ({ id, forceId, name, ring: ring as Area['ring'] }))
}

export async function listDesks(db: Db): Promise<DeskPlace[]> {
  const rows = await db.desk.findMany({ include: { areas: true }, orderBy: { name: 'asc' } })
  return rows.map(({ id, name, forceId, areas }) => ({ id, name, forceId, areaIds: areas.map(({ areaId }) => areaId) }))
}

interface KeeperRow {
  watch_id: string
  person_id: string
  person_name: string
  desk_id: string
  desk_name: string
  own_area_ids: string[]
  stands_in_for: string[]
  could_watch: string[]
  covers: string[]
  from_at: Date
  until_at: Date | null
  on_break_since: Date | null
  covered_by: string | null
  last_seen_at: Date | null
  sound_state: string | null
}

/** A watch with the times that coverage is counted by. */
export interface KeptWatch extends Keeper {
  untilAt: Date | null
  lastSeenMs: number
}

/**
 * Watches that are open, or ended after `since`. Nobody is silent for time in which nobody listened: before `resumedAt`
 * (of the round) all count as heard of.
 */
export async function listWatches(
  db: Db,
  { since, now, resumedAt, settings }: { since: Date; now: Date; resumedAt: Date | null; settings: WatchSettings },
): Promise<KeptWatch[]> {
  const rows = await db.$queryRawUnsafe<KeeperRow[]>(keepers, since)
  return rows.map((row) => {
    const lastSeenMs = Math.max(row.from_at.getTime(), row.last_seen_at?.getTime() ?? 0, resumedAt?.getTime() ?? 0)
    return {
      watchId: row.watch_id,
      personId: row.person_id,
      personName: row.person_name,
      deskId: row.desk_id,
      deskName: row.desk_name,
      ownAreaIds: row.own_area_ids,
      areaIds: [...new Set([...row.own_area_ids, ...row.stands_in_for])],
      couldWatch: row.could_watch,
      fromAt: row.from_at.toISOString(),
      untilAt: row.until_at,
      onBreakSince: row.on_break_since?.toISOString() ?? null,
      coveredBy: row.covered_by,
      covers: row.covers,
      lastSeenAt: row.last_seen_at?.toISOString() ?? null,
      lastSeenMs,
      silent: lastSeenMs < now.getTime() - settings.gapAfterSec * 1000,
      soundState: row.sound_state,
    }
  })
}

/** The keeper alone, as it may go to a screen. */
export const keeperOf = ({ untilAt: _, lastSeenMs: __, ...keeper }: KeptWatch): Keeper => keeper

export const roundOf = (db: Db) => db.watchRound.findUnique({ where: { id: 1 } })

/** Gaps that are open, or were after `since`; newest first. */
export async function listGaps(db: Db, since: Date): Promise<Gap[]> {
  const rows = await db.coverageGap.findMany({
    where: { OR: [{ untilAt: null }, { untilAt: { gt: since } }] },
    include: { area: true },
    orderBy: [{ fromAt: 'desc' }, { areaId: 'asc' }],
  })
  return rows.map((row) => ({
    id: row.id,
    areaId: row.areaId,
    areaName: row.area.name,
    fromAt: row.fromAt.toISOString(),
    untilAt: row.untilAt?.toISOString() ?? null,
    why: row.why as Gap['why'],
    noticedAt: row.noticedAt.toISOString(),
    told: row.told,
  }))
}

/** What asked for attention after `since`. Alarms of SILENT entries are left out for everybody: load is seen by many. */
export async function alarmsForLoad(db: Db, since: Date): Promise<LoadAlarm[]> {
  const rows = await db.$queryRaw<
    { band: LoadAlarm['band']; at: Date; force_id: string; lat: number; lon: number; source: string }[]
  >`
    SELECT band, greatest(raised_at, reraised_at) AS at, last_sighting ->> 'forceId' AS force_id,
      (last_sighting ->> 'lat')::float AS lat, (last_sighting ->> 'lon')::float AS lon, last_sighting ->> 'cameraName' AS source
    FROM alarm WHERE NOT restricted AND (raised_at > ${since} OR reraised_at > ${since})`
  return rows.map(({ band, at, force_id, lat, lon, source }) => ({
    band,
    atMs: at.getTime(),
    place: { forceId: force_id, lat, lon },
    source,
  }))
}

/** What a person owns that still wants a decision: nobody leaves a desk with a High or Medium of these. */
export async function undecidedOf(db: Db, personId: string): Promise<{ id: string; vrm: string; band: string }[]> {
  return db.alarm.findMany({
    where: { ownerId: personId, decision: null, state: { notIn: ['closed', 'missed'] } },
    select: { id: true, vrm: true, band: true },
    orderBy: { raisedAt: 'asc' },
  })
}
