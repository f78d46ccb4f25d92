import type { z } from 'zod'
import { can, type Viewer } from '#lib/access/viewer.ts'
import { done, refuse } from '#lib/core/result.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import { causeOfCode, causesOf } from '#lib/hotlists/corrections/task.ts'
import type { Prisma } from '#prisma/client/client.ts'
import * as acts from './acts.ts'
import type { Alarm } from './alarm.ts'
import type * as Input from './command-input.ts'
import { raiseCorrections } from './corrections/commands.ts'
import { isDeploymentOver } from './deployment-steps.ts'
import { leadIdAfter, partings, undoUnder } from './leads.ts'
import { merge as mergeUnder, part } from './merge.ts'
import { rememberVerdict } from './misreads/commands.ts'
import { move } from './move/commands.ts'
import { accept, endOffer, offer } from './pass.ts'
import { firstStoodIn, regrade as toBand } from './regrade.ts'
import * as shelf from './shelf.ts'
import { findAlarm, followersOf, hasOpenTwin, linesOf, liveEntries, rulesOf, saveChange } from './store.ts'
import { undo as inverse } from './undo.ts'

export const acknowledge = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Acknowledge>) =>
  move(deps, viewer, 'acknowledge', input, (alarm, at) => acts.acknowledge(alarm, viewer, at))

export const release = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Release>) =>
  move(deps, viewer, 'release', input, (alarm, at) => acts.release(alarm, at))

export const takeOver = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.TakeOver>) =>
  move(deps, viewer, 'takeOver', input, (alarm) => acts.takeOver(alarm, viewer, input))

export const verify = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Verify>) =>
  move(deps, viewer, 'verify', input, async (alarm, at, tx) => {
    const { readId: judged } = input
    if (judged && (await tx.alarmSighting.count({ where: { alarmId: alarm.id, readId: judged } })) === 0)
      return refuse('invalid', 'That picture is no sighting of this alarm: nothing was recorded')
    const entryLive = (await liveEntries(tx, alarm.entryIds, new Date(at))).size > 0
    const decided = acts.verify(alarm, input, entryLive, at)
    if (!decided.ok) return decided
    const { checks, verdict } = decided.value.data as { checks: Prisma.InputJsonValue; verdict: string }
    const readId = input.readId ?? alarm.lastSighting.readId
    const written = { at, byId: viewer.id, checks, verdict, entryLive, note: input.note, readId }
    await tx.alarmVerification.create({ data: { id: deps.newId(), alarmId: alarm.id, ...written } })
    await rememberVerdict(deps, tx, viewer, alarm, { verdict, readId }, new Date(at))
    const said = { checks: decided.value.data.checks as Record<string, string>, verdict, note: input.note ?? null }
    const finding = { causes: causesOf(said.checks), readId: input.readId, ...said }
    await raiseCorrections(deps, tx, viewer, alarm, finding, new Date(at))
    return decided
  })

export const deploy = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Deploy>) =>
  move(deps, viewer, 'deploy', input, async (alarm, at, tx) => {
    const unit = await tx.unit.findUnique({
      where: { id: input.unitId },
      include: { deployed: { where: { endedAt: null } } },
    })
    if (!unit?.onDuty) return refuse('not-found', 'That unit is not on duty')
    if (unit.deployed.length > 0) return refuse('blocked', `${unit.callSign} is already deployed: choose another unit`)
    const deployment = { id: deps.newId(), unitId: unit.id, callSign: unit.callSign, state: 'assigned' as const, at }
    const decided = acts.deploy(alarm, viewer, input, deployment, at)
    if (!decided.ok) return decided
    await tx.deployment.create({
      data: {
        id: deployment.id,
        alarmId: alarm.id,
        unitId: unit.id,
        state: 'assigned',
        assignedAt: at,
        byId: viewer.id,
      },
    })
    return decided
  })

export const moveDeployment = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.MoveDeployment>) =>
  move(deps, viewer, 'moveDeployment', input, async (alarm, at, tx) => {
    const decided = acts.moveDeployment(alarm, input, at)
    if (!decided.ok) return decided
    const endedAt = isDeploymentOver(input.state) ? at : null
    await tx.deployment.update({ where: { id: input.deploymentId }, data: { state: input.state, endedAt } })
    return decided
  })

export const decline = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Decline>) =>
  move(deps, viewer, 'decline', input, async (alarm, at, tx) => {
    const decided = acts.decline(alarm, viewer, input, at)
    if (decided.ok) await raiseCoded(deps, tx, viewer, alarm, [input.reason], input.note, at)
    return decided
  })

/** Alarms that were merged under it go on by themselves: each ends with a reason of its own. */
export const close = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Close>) =>
  move(deps, viewer, 'close', input, async (alarm, at, tx) => {
    const decided = acts.close(alarm, input, at)
    if (!decided.ok) return decided
    await raiseCoded(deps, tx, viewer, alarm, input.outcomes, input.note, at)
    await partFrom(tx, await followersOf(tx, alarm.id), decided.value.patch, at)
    return decided
  })

export const explainMissed = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.ExplainMissed>) =>
  move(deps, viewer, 'explainMissed', input, (alarm, at) => acts.explainMissed(alarm, viewer, input, at))

export const pass = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Pass>) =>
  move(deps, viewer, 'pass', input, async (alarm, at, tx) => {
    const force = await tx.force.findUnique({ where: { id: input.toForceId }, select: { name: true } })
    return force ? offer(alarm, viewer, input, force.name, at) : refuse('not-found', 'There is no such force')
  })

export const acceptPass = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.AcceptPass>) =>
  move(deps, viewer, 'acceptPass', input, (alarm) => accept(alarm, viewer))

export const refusePass = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.RefusePass>) =>
  move(deps, viewer, 'refusePass', input, (alarm) => endOffer(alarm, { reason: input.reason }))

export const withdrawPass = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.WithdrawPass>) =>
  move(deps, viewer, 'withdrawPass', input, (alarm) => endOffer(alarm, {}))

export const shelve = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Shelve>) =>
  move(deps, viewer, 'shelve', input, async (alarm, at, tx) => {
    const { band } = await rulesOf(tx, alarm)
    return shelf.shelve(alarm, viewer, input, band.shelveMaxSec, at)
  })

export const unshelve = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Unshelve>) =>
  move(deps, viewer, 'unshelve', input, (alarm, at) => shelf.unshelve(alarm, at))

export const regrade = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Regrade>) =>
  move(deps, viewer, 'regrade', input, async (alarm, at, tx) => {
    const stoodFrom = firstStoodIn(input.band, await linesOf(tx, alarm.id))
    const person = { ...viewer, mayLowerHigh: can(viewer, 'alarm:override') }
    const decided = toBand(alarm, person, input, at, stoodFrom)
    if (decided.ok) await partFrom(tx, await followersOf(tx, alarm.id), decided.value.patch, at)
    return decided
  })

export const merge = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Merge>) =>
  move(deps, viewer, 'merge', input, async (alarm, _at, tx) => {
    const followers = await followersOf(tx, alarm.id)
    return mergeUnder(alarm, await findAlarm(tx, input.leadId), followers.length > 0, input)
  })

export const unmerge = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Unmerge>) =>
  move(deps, viewer, 'unmerge', input, (alarm, at) => done(part(alarm, at)))

export const undo = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Undo>) =>
  move(deps, viewer, 'undo', input, async (alarm, at, tx) => {
    const decided = inverse(alarm, await linesOf(tx, alarm.id), at)
    if (!decided.ok) return decided
    const followers = await followersOf(tx, alarm.id)
    const leadId = leadIdAfter(alarm, decided.value.patch)
    const lead = leadId === null ? undefined : await findAlarm(tx, leadId)
    const held = undoUnder(alarm, decided.value, lead, followers.length > 0, at)
    if (held.ok) await partFrom(tx, followers, held.value.patch, at)
    return held
  })

export const note = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.AddNote>) =>
  move(deps, viewer, 'note', input, (alarm) => acts.note(alarm, input), { saying: true })

export const reopen = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Reopen>) =>
  move(deps, viewer, 'reopen', input, async (alarm, at, tx) => {
    const { settings } = await rulesOf(tx, alarm)
    const bounds = { hours: settings.reopenHours, hasOpenTwin: await hasOpenTwin(tx, alarm) }
    return acts.reopen(alarm, viewer, input, bounds, at)
  })

/** Those under an alarm that changes by `patch` part from it where they must. */
async function partFrom(tx: Prisma.TransactionClient, followers: readonly Alarm[], patch: Partial<Alarm>, at: string) {
  for (const { follower, change } of partings(followers, patch, at)) {
    await saveChange(tx, follower, change, new Date(at), { decisive: true })
  }
}

/** A code that says the entry or the read was wrong reaches the owner, unless the verification has said so already. */
function raiseCoded(
  deps: CommandDeps,
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  alarm: Alarm,
  codes: readonly string[],
  note: string | undefined,
  at: string,
): Promise<void> {
  const causes = codes.map(causeOfCode).filter((cause) => cause !== undefined)
  return raiseCorrections(deps, tx, viewer, alarm, { causes, verdict: alarm.verdict, note: note ?? null }, new Date(at))
}
