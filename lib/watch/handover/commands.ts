import type { z } from 'zod'
import { isRole, permissionsOf } from '#lib/access/role.ts'
import { can, type Viewer } from '#lib/access/viewer.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { findAlarm, openLog, saveChange } from '#lib/alarms/store.ts'
import type { AuditInput } from '#lib/audit/entry.ts'
import { appendAudit } from '#lib/audit/store.ts'
import { done, type Result, refuse } from '#lib/core/result.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import type { Transaction } from '#lib/db/prisma.ts'
import type * as Input from '../command-input.ts'
import { listAreas } from '../queries.ts'
import { findOpenWatch, holdPerson } from '../store.ts'
import { itemsOf } from './items.ts'
import { alarmsToHandOver, feedFaults } from './queries.ts'

const notAllowed = () => refuse('forbidden', 'Your role may not keep watch at a desk')

function record(
  tx: Transaction,
  viewer: Viewer,
  at: Date,
  action: AuditInput['action'],
  objectId: string,
  detail: Record<string, unknown>,
  restricted = false,
) {
  const who = { actorId: viewer.id, actorRole: viewer.role, forceId: viewer.forceId }
  return appendAudit(tx, { at, ...who, action, objectType: 'handover', objectId, detail, restricted })
}

/** Writes down what the outgoing operator leaves to a colleague. Nothing changes hands before it is accepted. */
export async function prepareHandover(
  { db, clock, newId }: CommandDeps,
  viewer: Viewer,
  { toId, note }: z.output<typeof Input.PrepareHandover>,
): Promise<Result<{ handoverId: string }>> {
  if (!can(viewer, 'watch:keep')) return notAllowed()
  return db.$transaction(async (tx) => {
    // The list is of one moment: nothing that it tells of changes, in another tab or elsewhere, before it is written down.
    await holdPerson(tx, viewer.id)
    await openLog(tx)
    await tx.$queryRaw`SELECT id FROM watch WHERE person_id = ${viewer.id} AND until_at IS NULL FOR UPDATE`
    const at = clock()
    const watch = await findOpenWatch(tx, viewer.id)
    if (!watch) return refuse('illegal', 'You are not on watch: there is nothing to hand over')
    if (await tx.handover.count({ where: { watchId: watch.id, endedAt: null } })) {
      return refuse('illegal', 'A handover of yours is open: take it back first, what was accepted stays accepted')
    }
    const to = await tx.user.findUnique({ where: { id: toId } })
    if (!to || to.disabled || to.id === viewer.id || !isRole(to.role))
      return refuse('not-found', 'There is no such colleague')
    if (!permissionsOf({ role: to.role, cleared: to.cleared }).has('watch:keep')) {
      return refuse('invalid', `${to.name} does not keep watch at a desk`)
    }
    const areas = (await listAreas(tx)).filter(({ id }) => watch.areaIds.includes(id))
    const items = itemsOf(viewer.id, areas, await alarmsToHandOver(tx, viewer), await feedFaults(tx, at), note)
    const handoverId = newId()
    await tx.handover.create({
      data: {
        id: handoverId,
        watchId: watch.id,
        fromId: viewer.id,
        fromName: viewer.name,
        toId,
        toName: to.name,
        note,
        preparedAt: at,
      },
    })
    await tx.handoverItem.createMany({
      data: items.map((item, place) => ({ ...item, id: newId(), handoverId, place })),
    })
    await record(tx, viewer, at, 'handover.prepared', handoverId, {
      to: to.name,
      items: items.filter(({ restricted }) => !restricted).length,
      note,
    })
    return done({ handoverId })
  })
}

/** Ends one's own offer; what was accepted stays with whoever accepted it. */
export async function takeBackHandover(
  { db, clock }: CommandDeps,
  viewer: Viewer,
  { handoverId }: z.output<typeof Input.TakeBackHandover>,
): Promise<Result<null>> {
  if (!can(viewer, 'watch:keep')) return notAllowed()
  return db.$transaction(async (tx) => {
    const at = clock()
    const { count } = await tx.handover.updateMany({
      where: { id: handoverId, fromId: viewer.id, endedAt: null },
      data: { endedAt: at, endedBy: 'taken-back' },
    })
    if (count === 0) return refuse('stale', 'That handover is over, or it is not yours. Nothing was changed.')
    await record(tx, viewer, at, 'handover.taken-back', handoverId, {})
    return done(null)
  })
}

type OpenItem = NonNullable<Awaited<ReturnType<typeof findItem>>>
const findItem = (tx: Transaction, itemId: string) =>
  tx.handoverItem.findUnique({ where: { id: itemId }, include: { handover: true, area: true } })

/** Accepts one item: an alarm changes its owner, an area its watch; the rest is known from now on. */
export async function acceptItem(
  { db, clock }: CommandDeps,
  viewer: Viewer,
  { itemId }: z.output<typeof Input.AcceptItem>,
): Promise<Result<{ cameOf: string; over: boolean }>> {
  if (!can(viewer, 'watch:keep')) return notAllowed()
  return db.$transaction(async (tx) => {
    await holdPerson(tx, viewer.id) // an area is added to those of their watch: two handovers at once are one after another
    const first = await findItem(tx, itemId)
    if (!first || (first.restricted && !can(viewer, 'alarm:read-restricted')) || first.handover.toId !== viewer.id) {
      return refuse('not-found', 'There is no such item for you')
    }
    if (first.alarmId) await openLog(tx)
    // Both people and all their screens go through here one after another.
    await tx.$queryRaw`SELECT id FROM handover WHERE id = ${first.handoverId}::uuid FOR UPDATE`
    const at = clock()
    const item = (await findItem(tx, itemId)) as OpenItem
    if (item.handover.endedAt)
      return refuse('stale', `${item.handover.fromName} has ended this handover. Nothing was changed.`)
    if (item.acceptedAt) return refuse('stale', 'You have accepted this already')
    const watch = await findOpenWatch(tx, viewer.id)
    if (!watch) return refuse('blocked', 'Log on at a desk first: what you accept needs somebody on watch')
    const taken = await take(tx, viewer, item, watch, at)
    if (!taken.ok) return taken
    const cameOf = taken.value
    await tx.handoverItem.update({ where: { id: item.id }, data: { acceptedAt: at, cameOf } })
    const left = await tx.handoverItem.groupBy({
      by: ['restricted'],
      where: { handoverId: item.handoverId, acceptedAt: null },
    })
    if (left.length === 0) {
      await tx.handover.update({ where: { id: item.handoverId }, data: { endedAt: at, endedBy: 'accepted' } })
    }
    // For whoever is not cleared it is over all the same: a covert item that waits must not show.
    const over = left.every(({ restricted }) => restricted && !can(viewer, 'alarm:read-restricted'))
    const detail = { kind: item.kind, words: item.words, alarmId: item.alarmId, areaId: item.areaId, cameOf, over }
    await record(tx, viewer, at, 'handover.accepted', item.handoverId, detail, item.restricted)
    return done({ cameOf, over })
  })
}

type OpenWatch = NonNullable<Awaited<ReturnType<typeof findOpenWatch>>>

async function take(
  tx: Transaction,
  viewer: Viewer,
  item: OpenItem,
  watch: OpenWatch,
  at: Date,
): Promise<Result<string>> {
  if (item.areaId && item.area) {
    if (!watch.desk.areas.some(({ areaId }) => areaId === item.areaId)) {
      return refuse(
        'blocked',
        `${watch.desk.name} cannot watch ${item.area.name}: log on at a desk that can. Nothing was changed.`,
      )
    }
    if (watch.areaIds.includes(item.areaId)) return done('You watch it')
    await tx.watch.update({ where: { id: watch.id }, data: { areaIds: [...watch.areaIds, item.areaId].sort() } })
    return done('You watch it now')
  }
  if (item.alarmId && (item.kind === 'owned' || item.kind === 'pass')) {
    const alarm = await findAlarm(tx, item.alarmId)
    return done(alarm ? await takeAlarm(tx, viewer, alarm, item.handover, at) : 'It is gone')
  }
  return done('Known')
}

async function takeAlarm(
  tx: Transaction,
  viewer: Viewer,
  alarm: Alarm,
  { fromId, fromName }: { fromId: string; fromName: string },
  at: Date,
): Promise<string> {
  if (alarm.state === 'closed') return 'It was closed meanwhile'
  if (alarm.ownerId === viewer.id) return 'You own it'
  if (alarm.ownerId === null) return 'It went back to the queue meanwhile'
  if (alarm.ownerId !== fromId) return `${alarm.ownerName} owns it meanwhile`
  const patch = { ownerId: viewer.id, ownerName: viewer.name, undoable: null }
  const change = { kind: 'handed-over' as const, data: { from: fromName }, patch }
  await saveChange(tx, alarm, change, at, { by: { id: viewer.id, name: viewer.name }, decisive: true })
  return 'You own it now'
}
