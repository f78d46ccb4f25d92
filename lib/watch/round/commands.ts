import { permissionsOf, roles } from '#lib/access/role.ts'
import { appendAudit } from '#lib/audit/store.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import type { Transaction } from '#lib/db/prisma.ts'
import type { Area } from '../../cameras/area.ts'
import { unwatched } from '../coverage.ts'
import { returnAlarms } from '../keeping/store.ts'
import { isFlood, loadOf } from '../load.ts'
import type { WatchSettings } from '../policy.ts'
import { alarmsForLoad, type KeptWatch, listAreas, listWatches } from '../queries.ts'
import { endWatch, settingsAt } from '../store.ts'
import { namesOfLiveSupervisors, silentOwners } from './queries.ts'

const DAY_MS = 86_400_000
/** Two web processes that look in turn need not look twice as often. */
const LEAST_MS = 900

export interface Round {
  gapsOpened: number
  gapsClosed: number
  floodsBegun: number
  floodsEnded: number
  returned: number
}

/** The roles whose people are told of gaps. */
const supervisors = roles.filter((role) => permissionsOf({ role, cleared: false }).has('watch:read'))

interface Look {
  tx: Transaction
  deps: CommandDeps
  now: Date
  resumedAt: Date
  settings: WatchSettings
  areas: Area[]
  watches: KeptWatch[]
}

/**
 * Looks whether every area is watched, every desk can keep up, and every owner is there; run every second or two by each
 * web process, done by one of them. Null: another did it just now.
 */
export async function goRound(deps: CommandDeps): Promise<Round | null> {
  return deps.db.$transaction(
    async (tx) => {
      const now = deps.clock()
      const settings = await settingsAt(tx, now)
      const begun = await beginRound(tx, now, settings)
      if (!begun) return null
      const { resumedAt, pausedFrom } = begun
      const watches = await listWatches(tx, { since: new Date(now.getTime() - DAY_MS), now, resumedAt, settings })
      const look: Look = { tx, deps, now, resumedAt, settings, areas: await listAreas(tx), watches }
      if (pausedFrom) await noteOutage(look, pausedFrom)
      const gaps = await watchAreas(look)
      const floods = await watchLoad(look)
      // The alarm log is opened last but the audit: its writers wait for each other until they commit.
      const returned = await takeBack(look)
      await endLapsed(look)
      return { ...gaps, ...floods, returned }
    },
    { maxWait: 5_000, timeout: 15_000 },
  )
}

async function beginRound(tx: Transaction, now: Date, { gapAfterSec }: WatchSettings) {
  await tx.watchRound.createMany({ data: [{ id: 1, lastAt: now, resumedAt: now }], skipDuplicates: true })
  const [row] = await tx.$queryRaw<{ last_at: Date; resumed_at: Date }[]>`
    SELECT last_at, resumed_at FROM watch_round WHERE id = 1 FOR UPDATE SKIP LOCKED`
  if (!row) return null
  const sinceMs = now.getTime() - row.last_at.getTime()
  if (sinceMs < LEAST_MS && sinceMs > 0) return null
  const paused = sinceMs > gapAfterSec * 1000
  const resumedAt = paused ? now : row.resumed_at
  await tx.watchRound.update({ where: { id: 1 }, data: { lastAt: now, resumedAt } })
  return { resumedAt, pausedFrom: paused ? row.last_at : null }
}

/** While no web process looked, nobody could see an alarm: recorded for every area that was not unwatched already. */
async function noteOutage({ tx, deps, now, areas }: Look, fromAt: Date): Promise<void> {
  const open = new Set((await tx.coverageGap.findMany({ where: { untilAt: null } })).map(({ areaId }) => areaId))
  const rows = areas.filter(({ id }) => !open.has(id))
  const same = { fromAt, untilAt: now, why: 'no-service', noticedAt: now, told: [] }
  await tx.coverageGap.createMany({ data: rows.map(({ id }) => ({ id: deps.newId(), areaId: id, ...same })) })
}

async function watchAreas({ tx, deps, now, settings, areas, watches }: Look) {
  const spans = watches.map(({ areaIds, untilAt, onBreakSince, lastSeenMs }) => ({
    areaIds,
    untilMs: untilAt?.getTime() ?? null,
    breakFromMs: onBreakSince === null ? null : Date.parse(onBreakSince),
    lastSeenMs,
  }))
  const ids = areas.map(({ id }) => id)
  const gaps = new Map(unwatched(ids, spans, now.getTime(), settings).map((gap) => [gap.areaId, gap]))
  const open = await tx.coverageGap.findMany({ where: { untilAt: null } })
  const over = open.filter(({ areaId }) => !gaps.has(areaId))
  if (over.length > 0) {
    await tx.coverageGap.updateMany({ where: { id: { in: over.map(({ id }) => id) } }, data: { untilAt: now } })
  }
  const standing = open.filter(({ areaId }) => gaps.has(areaId))
  const fresh = [...gaps.values()].filter(({ areaId }) => !open.some((gap) => gap.areaId === areaId))
  if (fresh.length === 0 && standing.length === 0) return { gapsOpened: 0, gapsClosed: over.length }
  const told = await namesOfLiveSupervisors(tx, supervisors, new Date(now.getTime() - settings.gapAfterSec * 1000))
  for (const { areaId, fromMs, why } of fresh) {
    const data = { id: deps.newId(), areaId, fromAt: new Date(fromMs), why, noticedAt: now, told }
    await tx.coverageGap.create({ data })
  }
  for (const gap of standing) {
    const all = [...new Set([...gap.told, ...told])]
    if (all.length > gap.told.length) await tx.coverageGap.update({ where: { id: gap.id }, data: { told: all } })
  }
  return { gapsOpened: fresh.length, gapsClosed: over.length }
}

async function watchLoad({ tx, deps, now, settings, areas, watches }: Look) {
  const alarms = await alarmsForLoad(tx, new Date(now.getTime() - settings.loadWindowMin * 60_000))
  const open = new Map((await tx.flood.findMany({ where: { untilAt: null } })).map((flood) => [flood.deskId, flood]))
  const counts = { floodsBegun: 0, floodsEnded: 0 }
  const staffed = Map.groupBy(
    watches.filter(({ untilAt, onBreakSince }) => untilAt === null && onBreakSince === null),
    ({ deskId }) => deskId,
  )
  for (const deskId of new Set([...staffed.keys(), ...open.keys()])) {
    const watched = new Set((staffed.get(deskId) ?? []).flatMap(({ areaIds }) => areaIds))
    const { rate, topSource } = loadOf(
      areas.filter(({ id }) => watched.has(id)),
      alarms,
      now.getTime(),
      settings,
    )
    const flood = open.get(deskId)
    const on = staffed.has(deskId) && isFlood(flood !== undefined, rate, settings)
    if (on && !flood) {
      counts.floodsBegun += 1
      await tx.flood.create({ data: { id: deps.newId(), deskId, fromAt: now, rate, peakRate: rate, topSource } })
    } else if (!on && flood) {
      counts.floodsEnded += 1
      await tx.flood.update({ where: { id: flood.id }, data: { untilAt: now, rate } })
    } else if (flood && (flood.rate !== rate || flood.topSource !== topSource)) {
      const peakRate = Math.max(flood.peakRate, rate)
      await tx.flood.update({ where: { id: flood.id }, data: { rate, peakRate, topSource } })
    }
  }
  return counts
}

async function takeBack({ tx, deps, now, resumedAt, settings }: Look): Promise<number> {
  const silentSince = new Date(now.getTime() - settings.ownerSilentSec * 1000)
  if (resumedAt > silentSince) return 0
  let count = 0
  for (const [ownerId, alarmIds] of await silentOwners(tx, silentSince)) {
    const returned = await returnAlarms(tx, { alarmIds, ownerId, reason: 'owner silent', at: now })
    const rows = returned.map((alarmId) => ({ id: deps.newId(), alarmId, personId: ownerId, at: now }))
    await tx.takenBack.createMany({ data: rows })
    count += returned.length
  }
  return count
}

/** Whoever has not been heard of for long is on watch no longer; the watch ended when they were last heard of. */
async function endLapsed({ tx, now, settings, watches }: Look): Promise<void> {
  const before = now.getTime() - settings.watchLapsesMin * 60_000
  for (const { watchId, personId, deskName, untilAt, lastSeenMs } of watches) {
    if (untilAt !== null || lastSeenMs >= before) continue
    await endWatch(tx, watchId, 'silent', new Date(lastSeenMs))
    await appendAudit(tx, {
      at: now,
      actorId: null,
      actorRole: null,
      forceId: null,
      action: 'watch.lapsed',
      objectType: 'watch',
      objectId: watchId,
      detail: { personId, desk: deskName },
    })
  }
}
