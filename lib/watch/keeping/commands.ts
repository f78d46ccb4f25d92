import type { z } from 'zod'
import { can, type Viewer } from '#lib/access/viewer.ts'
import { openLog } from '#lib/alarms/store.ts'
import type { AuditInput } from '#lib/audit/entry.ts'
import { appendAudit } from '#lib/audit/store.ts'
import { done, type Result, refuse } from '#lib/core/result.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import type { Transaction } from '#lib/db/prisma.ts'
import type * as Input from '../command-input.ts'
import { leavingBlockedBy } from '../leaving.ts'
import { undecidedOf } from '../queries.ts'
import { endWatch, findOpenWatch, holdPerson, notePresence, noteSound } from '../store.ts'
import { returnAlarms } from './store.ts'

const notAllowed = () => refuse('forbidden', 'Your role may not keep watch at a desk')
const notOnWatch = () => refuse('illegal', 'You are not on watch: log on at a desk first')

function record(
  tx: Transaction,
  viewer: Viewer,
  at: Date,
  action: AuditInput['action'],
  objectId: string,
  detail: Record<string, unknown>,
) {
  const who = { actorId: viewer.id, actorRole: viewer.role, forceId: viewer.forceId }
  return appendAudit(tx, { at, ...who, action, objectType: 'watch', objectId, detail })
}

/** Goes on watch at a desk; on watch there already, it changes the areas. */
export async function logOn(
  { db, clock, newId }: CommandDeps,
  viewer: Viewer,
  input: z.output<typeof Input.LogOn>,
): Promise<Result<{ watchId: string }>> {
  if (!can(viewer, 'watch:keep')) return notAllowed()
  return db.$transaction(async (tx) => {
    await holdPerson(tx, viewer.id)
    const at = clock()
    const desk = await tx.desk.findUnique({ where: { id: input.deskId }, include: { areas: true } })
    if (!desk) return refuse('not-found', 'There is no such desk')
    const possible = new Set(desk.areas.map(({ areaId }) => areaId))
    const areaIds = [...new Set(input.areaIds)].sort()
    if (areaIds.some((id) => !possible.has(id)))
      return refuse('invalid', `${desk.name} cannot watch one of these areas`)
    const present = await findOpenWatch(tx, viewer.id)
    if (present && present.deskId !== desk.id) {
      return refuse('illegal', `You are on watch at ${present.desk.name}: log off there first. Nothing was changed.`)
    }
    const watchId = present?.id ?? newId()
    if (present) await tx.watch.update({ where: { id: watchId }, data: { areaIds } })
    else {
      const data = { id: watchId, deskId: desk.id, personId: viewer.id, personName: viewer.name, areaIds, fromAt: at }
      await tx.watch.create({ data })
    }
    await notePresence(tx, [{ personId: viewer.id, at }])
    await noteSound(tx, viewer.id, input.soundState, at)
    const detail = { desk: desk.name, areaIds, sound: input.soundState }
    await record(tx, viewer, at, present ? 'watch.areas-changed' : 'watch.logged-on', watchId, detail)
    return done({ watchId })
  })
}

/**
 * Leaves the desk. Refused while a High or Medium of one's own has no decision; Low ones go back to the queue. Without a
 * watch there is nothing to end, but the refusal holds all the same.
 */
export async function leave(
  { db, clock }: CommandDeps,
  viewer: Viewer,
  how: 'logged-off' | 'signed-out',
): Promise<Result<{ wasOnWatch: boolean }>> {
  return db.$transaction(async (tx) => {
    await holdPerson(tx, viewer.id)
    await openLog(tx) // or an alarm could become theirs, in another tab, after the look at what they own
    const at = clock()
    const undecided = await undecidedOf(tx, viewer.id)
    const blocked = leavingBlockedBy(undecided, how === 'logged-off' ? 'Before you log off' : 'Before you sign out')
    if (blocked) return refuse('blocked', blocked)
    const alarmIds = undecided.map(({ id }) => id)
    const reason = how === 'logged-off' ? 'owner logged off' : 'owner signed out'
    await returnAlarms(tx, { alarmIds, ownerId: viewer.id, reason, at })
    const watch = await findOpenWatch(tx, viewer.id)
    if (!watch) return done({ wasOnWatch: false })
    const handed = await tx.handover.count({ where: { watchId: watch.id, endedBy: 'accepted' } })
    await tx.handover.updateMany({
      where: { watchId: watch.id, endedAt: null },
      data: { endedAt: at, endedBy: 'taken-back' },
    })
    await endWatch(tx, watch.id, handed > 0 ? 'handed-over' : how, at)
    await record(tx, viewer, at, 'watch.logged-off', watch.id, { desk: watch.desk.name, how })
    return done({ wasOnWatch: true })
  })
}

export async function logOff(deps: CommandDeps, viewer: Viewer, _: unknown): Promise<Result<{ wasOnWatch: boolean }>> {
  return can(viewer, 'watch:keep') ? leave(deps, viewer, 'logged-off') : notAllowed()
}

/** Begins a break; the colleague named watches the areas meanwhile. */
export async function takeBreak(
  { db, clock, newId }: CommandDeps,
  viewer: Viewer,
  { coverId, leaveUnwatched }: z.output<typeof Input.TakeBreak>,
): Promise<Result<{ breakId: string }>> {
  if (!can(viewer, 'watch:keep')) return notAllowed()
  return db.$transaction(async (tx) => {
    await holdPerson(tx, viewer.id)
    await openLog(tx) // as in `leave`
    const at = clock()
    const watch = await findOpenWatch(tx, viewer.id)
    if (!watch) return notOnWatch()
    if (await tx.watchBreak.count({ where: { watchId: watch.id, untilAt: null } })) {
      return refuse('illegal', 'You are on a break already')
    }
    const blocked = leavingBlockedBy(await undecidedOf(tx, viewer.id), 'Before a break')
    if (blocked) return refuse('blocked', blocked)
    const cover = coverId && (await tx.watch.findFirst({ where: { id: coverId, untilAt: null }, include: coverParts }))
    if (coverId && (!cover || cover.breaks.length > 0 || cover.id === watch.id)) {
      return refuse('stale', 'That colleague is no longer on watch: choose another. Nothing was changed.')
    }
    if (cover) {
      const possible = new Set(cover.desk.areas.map(({ areaId }) => areaId))
      if (watch.areaIds.some((id) => !possible.has(id))) {
        return refuse('invalid', `${cover.desk.name} cannot watch all of your areas: choose another colleague`)
      }
    } else if (!leaveUnwatched) {
      return refuse('blocked', 'Nobody stands in for you: choose a colleague, or say that your areas may be left')
    }
    // Whoever stood in for others while away does so no longer: their areas are then seen to be unwatched.
    await tx.watchBreak.updateMany({ where: { coveredById: watch.id, untilAt: null }, data: { coveredById: null } })
    const breakId = newId()
    await tx.watchBreak.create({
      data: { id: breakId, watchId: watch.id, fromAt: at, coveredById: cover ? cover.id : null },
    })
    const detail = { desk: watch.desk.name, coveredBy: cover ? cover.personName : null }
    await record(tx, viewer, at, 'watch.break-begun', watch.id, detail)
    return done({ breakId })
  })
}

const coverParts = { breaks: { where: { untilAt: null } }, desk: { include: { areas: true } } } as const

export async function endBreak({ db, clock }: CommandDeps, viewer: Viewer, _: unknown): Promise<Result<null>> {
  if (!can(viewer, 'watch:keep')) return notAllowed()
  return db.$transaction(async (tx) => {
    await holdPerson(tx, viewer.id)
    const at = clock()
    const watch = await findOpenWatch(tx, viewer.id)
    if (!watch) return notOnWatch()
    const { count } = await tx.watchBreak.updateMany({
      where: { watchId: watch.id, untilAt: null },
      data: { untilAt: at },
    })
    if (count === 0) return refuse('illegal', 'You are not on a break')
    await notePresence(tx, [{ personId: viewer.id, at }])
    await record(tx, viewer, at, 'watch.break-ended', watch.id, { desk: watch.desk.name })
    return done(null)
  })
}

/** The person has read what went back to the queue in their silence. */
export async function seeTakenBack({ db, clock }: CommandDeps, viewer: Viewer, _: unknown): Promise<Result<null>> {
  if (!can(viewer, 'watch:keep')) return notAllowed()
  await db.takenBack.updateMany({ where: { personId: viewer.id, seenAt: null }, data: { seenAt: clock() } })
  return done(null)
}

/** A screen without a socket that asks for the board is there all the same. */
export async function markPresent({ db, clock }: CommandDeps, viewer: Viewer): Promise<void> {
  if (can(viewer, 'watch:keep')) await notePresence(db, [{ personId: viewer.id, at: clock() }])
}
