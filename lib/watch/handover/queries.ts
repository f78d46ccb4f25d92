import { permissionsOf, roles } from '#lib/access/role.ts'
import { can, type Viewer } from '#lib/access/viewer.ts'
import type { Database, Transaction } from '#lib/db/prisma.ts'
import { listAge } from '#lib/hotlists/list-age.ts'
import { leavingBlockedBy } from '../leaving.ts'
import { listAreas, undecidedOf } from '../queries.ts'
import { findOpenWatch } from '../store.ts'
import { type HandedAlarm, type ItemKind, itemsOf } from './items.ts'
import type { Colleague, HandoverPage, HandoverView } from './view.ts'

type Db = Database | Transaction

/** The roles whose people keep watch. */
const keepers = roles.filter((role) => permissionsOf({ role, cleared: false }).has('watch:keep'))

interface AlarmRow extends Omit<HandedAlarm, 'place'> {
  force_id: string
  lat: number
  lon: number
}

/** Every open alarm that this person may see, worst first. */
export async function alarmsToHandOver(db: Db, viewer: Viewer): Promise<HandedAlarm[]> {
  const restricted = can(viewer, 'alarm:read-restricted')
  const rows = await db.$queryRaw<AlarmRow[]>`
    SELECT id::text, vrm, band, reason, state, owner_id AS "ownerId", restricted, decision IS NOT NULL AS decided,
      escalated_at IS NOT NULL AS escalated, last_sighting ->> 'cameraName' AS "placeName",
      last_sighting ->> 'forceId' AS force_id, (last_sighting ->> 'lat')::float AS lat, (last_sighting ->> 'lon')::float AS lon
    FROM alarm WHERE state <> 'closed' AND (${restricted} OR NOT restricted)
    ORDER BY array_position(ARRAY['high', 'medium', 'low', 'log'], band), raised_at, id`
  return rows.map(({ force_id: forceId, lat, lon, ...alarm }) => ({ ...alarm, place: { forceId, lat, lon } }))
}

/** Lists that are not fresh, and matches that wait for delivery: what the next person must know of the feeds. */
export async function feedFaults(db: Db, at: Date): Promise<string[]> {
  const lists = await db.hotlist.findMany({ where: { covert: false, archivedAt: null }, orderBy: { name: 'asc' } })
  const old = lists.flatMap(({ name, refreshedAt, expectedRefreshHours }) => {
    const age = listAge(refreshedAt, expectedRefreshHours, at)
    const hours = Math.round((at.getTime() - refreshedAt.getTime()) / 3_600_000)
    return age === 'fresh' ? [] : [`List ${name} is ${age}: last refreshed ${hours} h ago`]
  })
  const before = new Date(at.getTime() - 60_000)
  const waiting = await db.matchOutbox.count({ where: { deliveredAt: null, createdAt: { lt: before } } })
  // No number: it would move with matches of covert entries.
  return waiting > 0 ? [...old, 'Matches wait for more than a minute between matcher and desk'] : old
}

/** For the incoming it is over when all that they see is accepted: a covert item that waits must not show. */
function endOf(
  row: { endedAt: Date | null; endedBy: string | null },
  items: readonly { acceptedAt: Date | null }[],
  incoming: boolean,
) {
  const accepted = items.map(({ acceptedAt }) => acceptedAt?.getTime() ?? Number.POSITIVE_INFINITY)
  const last = Math.max(...accepted)
  if (incoming && items.length > 0 && Number.isFinite(last)) {
    return { endedAt: new Date(last).toISOString(), endedBy: 'accepted' }
  }
  return { endedAt: row.endedAt?.toISOString() ?? null, endedBy: row.endedBy }
}

/** Handovers from or to a person that are open or ended after `since`; covert items only for those cleared. */
export async function listHandovers(db: Db, viewer: Viewer, since: Date): Promise<HandoverView[]> {
  const rows = await db.handover.findMany({
    where: {
      AND: [
        { OR: [{ fromId: viewer.id }, { toId: viewer.id }] },
        { OR: [{ endedAt: null }, { endedAt: { gt: since } }] },
      ],
    },
    include: {
      items: {
        where: can(viewer, 'alarm:read-restricted') ? {} : { restricted: false },
        orderBy: { place: 'asc' },
      },
    },
    orderBy: [{ preparedAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map(({ id, fromId, fromName, toId, toName, preparedAt, items, ...row }) => ({
    ...{ id, fromId, fromName, toId, toName },
    preparedAt: preparedAt.toISOString(),
    ...endOf(row, items, toId === viewer.id),
    items: items.map((item) => ({
      id: item.id,
      kind: item.kind as ItemKind,
      alarmId: item.alarmId,
      words: item.words,
      acceptedAt: item.acceptedAt?.toISOString() ?? null,
      cameOf: item.cameOf,
    })),
  }))
}

/** Everybody whose role keeps watch, those on watch first. */
export async function listColleagues(db: Db, viewer: Viewer): Promise<Colleague[]> {
  const people = await db.user.findMany({
    where: { disabled: false, role: { in: [...keepers] }, id: { not: viewer.id } },
    select: { id: true, name: true, role: true },
    orderBy: { name: 'asc' },
  })
  const watches = await db.watch.findMany({ where: { untilAt: null }, include: { desk: true } })
  const deskOf = new Map(watches.map(({ personId, desk }) => [personId, desk.name]))
  return people
    .map((person) => ({ ...person, onWatchAt: deskOf.get(person.id) ?? null }))
    .toSorted((a, b) => Number(a.onWatchAt === null) - Number(b.onWatchAt === null))
}

const HOUR_MS = 3_600_000

export async function readHandoverPage(db: Database, viewer: Viewer, now: Date): Promise<HandoverPage> {
  const watch = await findOpenWatch(db, viewer.id)
  const [areas, alarms, faults, handovers, colleagues, undecided] = await Promise.all([
    listAreas(db),
    alarmsToHandOver(db, viewer),
    feedFaults(db, now),
    listHandovers(db, viewer, new Date(now.getTime() - HOUR_MS)),
    listColleagues(db, viewer),
    undecidedOf(db, viewer.id),
  ])
  const watched = areas.filter(({ id }) => watch?.areaIds.includes(id))
  return {
    at: now.toISOString(),
    deskName: watch?.desk.name ?? null,
    preview: watch ? itemsOf(viewer.id, watched, alarms, faults, '') : [],
    outgoing: handovers.find(({ fromId, endedAt }) => fromId === viewer.id && endedAt === null) ?? null,
    incoming: handovers.filter(({ toId }) => toId === viewer.id),
    colleagues,
    blockedBy: leavingBlockedBy(undecided, 'Before you log off or sign out'),
  }
}
