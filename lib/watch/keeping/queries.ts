import { can, type Viewer } from '#lib/access/viewer.ts'
import type { Database } from '#lib/db/prisma.ts'
import { loadOf } from '../load.ts'
import { alarmsForLoad, keeperOf, listAreas, listDesks, listGaps, listWatches, roundOf } from '../queries.ts'
import type { TakenBack, WatchState } from '../state.ts'
import { settingsAt } from '../store.ts'

/** Everything of watch-keeping that one person's desk shows, as at `now`. */
export async function readWatchState(db: Database, viewer: Viewer, now: Date): Promise<WatchState> {
  const settings = await settingsAt(db, now)
  const round = await roundOf(db)
  const watches = await listWatches(db, { since: now, now, resumedAt: round?.resumedAt ?? null, settings })
  const [areas, desks, takenBack, handoversToMe] = await Promise.all([
    listAreas(db),
    listDesks(db),
    listTakenBack(db, viewer),
    listOffers(db, viewer),
  ])
  const mine = watches.find(({ personId }) => personId === viewer.id) ?? null
  const flood = mine && (await db.flood.findFirst({ where: { deskId: mine.deskId, untilAt: null } }))
  const supervises = can(viewer, 'watch:read')
  return {
    at: now.toISOString(),
    areas,
    desks,
    mine: mine && keeperOf(mine),
    colleagues: watches.filter((watch) => watch !== mine).map(keeperOf),
    load: mine && {
      ...loadOf(
        areas.filter(({ id }) => mine.areaIds.includes(id)),
        await alarmsForLoad(db, new Date(now.getTime() - settings.loadWindowMin * 60_000)),
        now.getTime(),
        settings,
      ),
    },
    flood: flood && {
      fromAt: flood.fromAt.toISOString(),
      rate: flood.rate,
      peakRate: flood.peakRate,
      topSource: flood.topSource,
    },
    gaps: supervises ? (await listGaps(db, now)).filter(({ untilAt }) => untilAt === null) : [],
    floods: supervises ? await listFloods(db) : [],
    takenBack,
    handoversToMe,
    ownSilentSec: settings.ownerSilentSec,
  }
}

async function listFloods(db: Database): Promise<WatchState['floods']> {
  const rows = await db.flood.findMany({
    where: { untilAt: null },
    include: { desk: true },
    orderBy: { fromAt: 'asc' },
  })
  return rows.map(({ desk, fromAt, rate }) => ({ deskName: desk.name, fromAt: fromAt.toISOString(), rate }))
}

async function listTakenBack(db: Database, viewer: Viewer): Promise<TakenBack[]> {
  const rows = await db.takenBack.findMany({
    where: {
      personId: viewer.id,
      seenAt: null,
      ...(can(viewer, 'alarm:read-restricted') ? {} : { alarm: { restricted: false } }),
    },
    include: { alarm: { select: { vrm: true, band: true } } },
    orderBy: { at: 'desc' },
    take: 50,
  })
  return rows.map(({ alarmId, alarm, at }) => ({ alarmId, vrm: alarm.vrm, band: alarm.band, at: at.toISOString() }))
}

async function listOffers(db: Database, viewer: Viewer): Promise<WatchState['handoversToMe']> {
  const seen = can(viewer, 'alarm:read-restricted') ? {} : { restricted: false }
  const rows = await db.handover.findMany({
    where: { toId: viewer.id, endedAt: null },
    include: { items: { where: { acceptedAt: null, ...seen }, select: { id: true } } },
    orderBy: { preparedAt: 'asc' },
  })
  const offers = rows.map(({ id, fromName, items }) => ({ id, fromName, left: items.length }))
  return offers.filter(({ left }) => left > 0)
}
