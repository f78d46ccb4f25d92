import { can, type Viewer } from '#lib/access/viewer.ts'
import type { Band } from '#lib/alarms/band.ts'
import type { Database } from '#lib/db/prisma.ts'
import { listAge } from '#lib/hotlists/list-age.ts'
import { loadOf } from '../load.ts'
import type { WatchSettings } from '../policy.ts'
import { alarmsForLoad, keeperOf, listAreas, listDesks, listGaps, listWatches, roundOf } from '../queries.ts'
import { isSoundFault } from '../sound.ts'
import { settingsAt } from '../store.ts'
import { alarmsNow } from './alarms.sql.ts'
import type { Now, NowAlarm } from './now.ts'

const DAY_MS = 86_400_000
/** A source of reads that sent nothing for this long is shown as silent (policy). */
const FEED_SILENT_MS = 300_000

/** Who watches what and what waits, for a supervisor. Load and gaps leave out alarms of SILENT entries for everybody. */
export async function readNow(db: Database, viewer: Viewer, now: Date): Promise<Now> {
  const settings = await settingsAt(db, now)
  const round = await roundOf(db)
  const dayAgo = new Date(now.getTime() - DAY_MS)
  const [watches, areas, desks, gaps, floods, recent, alarms] = await Promise.all([
    listWatches(db, { since: now, now, resumedAt: round?.resumedAt ?? null, settings }),
    listAreas(db),
    listDesks(db),
    listGaps(db, dayAgo),
    db.flood.findMany({
      where: { OR: [{ untilAt: null }, { untilAt: { gt: dayAgo } }] },
      include: { desk: true },
      orderBy: { fromAt: 'desc' },
    }),
    alarmsForLoad(db, new Date(now.getTime() - settings.loadWindowMin * 60_000)),
    openAlarms(db, viewer, now, settings),
  ])
  const keepers = watches.map(keeperOf)
  const onWatch = new Set(watches.map(({ personId }) => personId))
  return {
    at: now.toISOString(),
    areas: areas.map(({ id, name }) => ({
      id,
      name,
      keepers: keepers.filter(({ areaIds, onBreakSince }) => areaIds.includes(id) && onBreakSince === null),
      gap: gaps.find(({ areaId, untilAt }) => areaId === id && untilAt === null) ?? null,
    })),
    desks: desks
      .map(({ id, name }) => {
        const there = keepers.filter(({ deskId }) => deskId === id)
        const watched = new Set(
          there.filter(({ onBreakSince }) => onBreakSince === null).flatMap(({ areaIds }) => areaIds),
        )
        const flood = floods.find(({ deskId, untilAt }) => deskId === id && untilAt === null)
        return {
          id,
          name,
          keepers: there,
          load: loadOf(
            areas.filter((area) => watched.has(area.id)),
            recent,
            now.getTime(),
            settings,
          ),
          flood: flood ? { fromAt: flood.fromAt.toISOString(), rate: flood.rate, peakRate: flood.peakRate } : null,
        }
      })
      .toSorted((a, b) => b.load.rate - a.load.rate || (a.name < b.name ? -1 : 1)),
    gaps,
    floods: floods.map(({ id, desk, fromAt, untilAt, peakRate, topSource }) => ({
      ...{ id, deskName: desk.name, fromAt: fromAt.toISOString() },
      ...{ untilAt: untilAt?.toISOString() ?? null, peakRate, topSource },
    })),
    unanswered: alarms.filter(({ state }) => state === 'raised' || state === 'missed'),
    overdue: alarms.filter(({ overdueSince }) => overdueSince !== null),
    shelved: alarms.filter(({ state }) => state === 'shelved'),
    passes: alarms.filter(({ state }) => state === 'passed'),
    standing: alarms.filter(({ standing }) => standing).length,
    ownedByAbsent: alarms.filter(({ ownerId }) => ownerId !== null && !onWatch.has(ownerId)),
    soundFaults: keepers.filter(({ soundState }) => isSoundFault(soundState)),
    lists: await listsNow(db, viewer, now),
    feeds: await feedsNow(db, now),
    // No number: it would move with matches of covert entries.
    matchesWait:
      (await db.matchOutbox.count({
        where: { deliveredAt: null, createdAt: { lt: new Date(now.getTime() - 10_000) } },
        take: 1,
      })) > 0,
  }
}

interface AlarmRow {
  id: string
  vrm: string
  band: Band
  state: string
  reason: string
  place_name: string
  owner_id: string | null
  owner_name: string | null
  waiting_from_at: Date
  raised_at: Date
  overdue_since: Date | null
  overdue_for: string | null
  shelved_until_at: Date | null
  shelved_by_name: string | null
  pass_to: string | null
  pass_at: string | null
}
type OpenAlarm = NowAlarm & { state: string; ownerId: string | null }

async function openAlarms(db: Database, viewer: Viewer, now: Date, settings: WatchSettings): Promise<OpenAlarm[]> {
  const rows = await db.$queryRawUnsafe<AlarmRow[]>(alarmsNow, can(viewer, 'alarm:read-restricted'))
  return rows.map((row) => ({
    id: row.id,
    vrm: row.vrm,
    band: row.band,
    state: row.state,
    reason: row.reason,
    placeName: row.place_name,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    waitingFromAt: row.waiting_from_at.toISOString(),
    overdueSince: row.overdue_since?.toISOString() ?? null,
    overdueFor: row.overdue_for,
    shelvedUntilAt: row.shelved_until_at?.toISOString() ?? null,
    shelvedByName: row.shelved_by_name,
    passTo: row.pass_to,
    passAt: row.pass_at,
    standing: now.getTime() - row.raised_at.getTime() > settings.standingHours * 3_600_000,
  }))
}

/** A covert list does not exist for whoever is not cleared. */
async function listsNow(db: Database, viewer: Viewer, now: Date): Promise<Now['lists']> {
  const seen = can(viewer, 'hotlist:read-restricted') ? {} : { covert: false }
  const rows = await db.hotlist.findMany({ where: { archivedAt: null, ...seen }, orderBy: { refreshedAt: 'asc' } })
  return rows.map(({ id, name, refreshedAt, expectedRefreshHours }) => ({
    ...{ id, name, refreshedAt: refreshedAt.toISOString() },
    age: listAge(refreshedAt, expectedRefreshHours, now),
  }))
}

/** Each source of reads with its newest read, if that is not long ago. */
async function feedsNow(db: Database, now: Date): Promise<Now['feeds']> {
  const rows = await db.$queryRaw<{ id: string; name: string; last_at: Date | null }[]>`
    SELECT s.id, s.name, (
      SELECT max(r.received_at) FROM read r
      WHERE r.source_id = s.id AND r.captured_at > ${new Date(now.getTime() - 2 * FEED_SILENT_MS)}
    ) AS last_at
    FROM ingest_source s WHERE s.enabled ORDER BY s.name`
  return rows.map(({ id, name, last_at }) => ({
    ...{ id, name, lastReadAt: last_at?.toISOString() ?? null },
    silent: last_at === null || now.getTime() - last_at.getTime() > FEED_SILENT_MS,
  }))
}
