import { distanceM, METRES_PER_MILE } from '#lib/core/geo.ts'
import { MatchPolicy } from '#lib/matching/match-policy.ts'
import type { Prisma } from '#prisma/client/client.ts'
import type { Alarm } from '../alarm.ts'
import { alarmFromRow } from '../alarm-row.ts'
import { saidOf, type Told } from '../entry-life/said.ts'
import { type AlarmPolicy, PolicyCategory, PolicySettings } from '../policy.ts'
import type { ListedEntry } from '../sighting.ts'

type Tx = Prisma.TransactionClient

/** The policy in force at `now`. Throws when none is: a database without a policy is not ready. */
export async function policyAt(tx: Tx, now: Date): Promise<AlarmPolicy> {
  const row = await tx.alarmPolicy.findFirst({
    where: { effectiveAt: { lte: now } },
    orderBy: { version: 'desc' },
    include: { categories: true },
  })
  if (!row) throw new Error('no alarm policy is in force: seed the database')
  return {
    version: row.version,
    settings: PolicySettings.parse(row.settings),
    categories: new Map(row.categories.map((category) => [category.code, PolicyCategory.parse(category)])),
  }
}

const DAY_MS = 86_400_000

/** Each with what an alarm says of it, out of the same look. */
export async function entriesById(tx: Tx, ids: string[], now: Date): Promise<Map<string, ListedEntry & Told>> {
  const rows = await tx.hotlistEntry.findMany({
    where: { id: { in: ids } },
    include: { hotlist: { select: { refreshedAt: true, matchPolicy: true } } },
  })
  const entries = rows.map((row): [string, ListedEntry & Told] => [
    row.id,
    {
      ...row,
      grade: row.grade as ListedEntry['grade'],
      live: row.status === 'live' && (row.weedAt === null || row.weedAt > now),
      withdrawn: row.status !== 'live',
      bulk: isBulk(row.hotlist.matchPolicy),
      said: saidOf(row),
      listAgeDays: (now.getTime() - row.hotlist.refreshedAt.getTime()) / DAY_MS,
    },
  ])
  return new Map(entries)
}

/** A list whose matches are at most worth a record (lib/matching/match-policy.ts). */
const isBulk = (policy: unknown): boolean => MatchPolicy.safeParse(policy).data?.most === 'log'

export const camerasById = async (tx: Tx, ids: string[]) =>
  new Map((await tx.camera.findMany({ where: { id: { in: ids } } })).map((camera) => [camera.id, camera]))

export type PlacedCamera = Awaited<ReturnType<typeof camerasById>> extends Map<string, infer Camera> ? Camera : never

/** Which of these matches an alarm already holds. */
export async function knownMatches(tx: Tx, ids: string[]): Promise<Set<string>> {
  const rows = await tx.alarmMatch.findMany({ where: { matchId: { in: ids } }, select: { matchId: true } })
  return new Set(rows.map((row) => row.matchId))
}

/**
 * The alarms that matches of these vehicles or reads could join: the open ones, those that already hold one of the
 * reads, and those closed so lately that a late read may belong to them. Newest first.
 */
export async function joinableAlarms(tx: Tx, vrms: string[], readIds: string[], closedSince: Date): Promise<Alarm[]> {
  const rows = await tx.$queryRaw<Record<string, unknown>[]>`
    SELECT a.* FROM alarm a
    WHERE a.vrm = ANY(${vrms}) AND (a.state <> 'closed' OR a.closed_at > ${closedSince})
       OR a.id IN (SELECT alarm_id FROM alarm_sighting WHERE read_id = ANY(${readIds}::uuid[]))
    ORDER BY a.raised_at DESC`
  return rows.map(alarmFromRow)
}

/** The sightings that these reads already are, as `alarmId/readId`. */
export async function knownSightings(tx: Tx, readIds: string[]): Promise<Set<string>> {
  const rows = await tx.alarmSighting.findMany({
    where: { readId: { in: readIds } },
    select: { alarmId: true, readId: true },
  })
  return new Set(rows.map((row) => `${row.alarmId}/${row.readId}`))
}

/** Assumed mean speed of a unit answering an alarm, straight-line (policy). */
const RESPONSE_MPH = 40

/** Minutes for the nearest free unit to reach a place, as the crow flies; undefined when no unit is free. */
export async function etaFinder(tx: Tx): Promise<(place: { lat: number; lon: number }) => number | undefined> {
  const rows = await tx.$queryRaw<{ lat: number; lon: number }[]>`
    SELECT u.lat, u.lon FROM unit u
    WHERE u.on_duty AND u.lat IS NOT NULL AND u.lon IS NOT NULL
      AND NOT EXISTS (SELECT FROM deployment d WHERE d.unit_id = u.id AND d.ended_at IS NULL)`
  return (place) => {
    if (rows.length === 0) return undefined
    const nearestM = Math.min(...rows.map((unit) => distanceM(unit, place)))
    return (nearestM / METRES_PER_MILE / RESPONSE_MPH) * 60
  }
}

/** Those of these open alarms that no screen has shown yet; `restricted` when the screen may see such ones. */
export async function unpresentedAlarms(tx: Tx, ids: string[], restricted: boolean): Promise<Alarm[]> {
  const rows = await tx.alarm.findMany({
    where: {
      id: { in: ids },
      presentedAt: null,
      state: { not: 'closed' },
      ...(restricted ? {} : { restricted: false }),
    },
  })
  return rows.map(alarmFromRow)
}
