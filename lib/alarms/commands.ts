import type { z } from 'zod'
import { can, type Viewer } from '#lib/access/viewer.ts'
import { appendAudit } from '#lib/audit/store.ts'
import { done, type Refusal, type Result, refuse } from '#lib/core/result.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import type { Prisma } from '#prisma/client/client.ts'
import * as acts from './acts.ts'
import type { Alarm } from './alarm.ts'
import type * as Input from './command-input.ts'
import { isDeploymentOver } from './deployment-steps.ts'
import { checkMove, type MoveName, moves } from './lifecycle.ts'
import { rememberVerdict } from './misreads/commands.ts'
import { anyEntryLive, findAlarm, lastActOf, openLog, saveChange } from './store.ts'

type Tx = Prisma.TransactionClient
type OnAlarm = { alarmId: string; revision: number }
type Decide = (alarm: Alarm, at: string, tx: Tx) => Result<acts.Act, Refusal> | Promise<Result<acts.Act, Refusal>>

/**
 * The one way a person changes an alarm: permission, the revision the person saw, the lifecycle table, then change,
 * log line and audit entry in one transaction. Screens hear of it from the log after commit.
 */
async function move(
  deps: CommandDeps,
  viewer: Viewer,
  name: MoveName,
  input: OnAlarm,
  decide: Decide,
): Promise<Result<Alarm, Refusal>> {
  const step = moves[name]
  if (!can(viewer, step.permission)) return refuse('forbidden', `Your role may not ${step.label.toLowerCase()}`)
  return deps.db.$transaction(
    async (tx) => {
      await openLog(tx)
      const now = deps.clock()
      const alarm = await findAlarm(tx, input.alarmId)
      if (!alarm || (alarm.restricted && !can(viewer, 'alarm:read-restricted'))) {
        return refuse('not-found', 'There is no such alarm, or it is not for you to see')
      }
      if (alarm.revision !== input.revision) return refuse('stale', await whatHappened(tx, alarm, viewer))
      const check = checkMove(name, alarm, viewer)
      if (!check.allowed) return refuse('illegal', check.message)
      const decided = await decide(alarm, now.toISOString(), tx)
      if (!decided.ok) return decided
      const { data, patch } = decided.value
      const by = { id: viewer.id, name: viewer.name }
      const after = await saveChange(tx, alarm, { kind: step.event, data, patch }, now, { by, decisive: true })
      await appendAudit(tx, {
        at: now,
        actorId: viewer.id,
        actorRole: viewer.role,
        forceId: viewer.forceId,
        action: `alarm.${step.event}`,
        objectType: 'alarm',
        objectId: alarm.id,
        reason: reasonIn(data),
        detail: { vrm: alarm.vrm, ...data },
      })
      return done(after)
    },
    { maxWait: 10_000, timeout: 15_000 },
  )
}

const reasonIn = (data: Record<string, unknown>): string | null =>
  [data.reason, data.overrideReason].find((value): value is string => typeof value === 'string') ?? null

const london = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Europe/London' })

async function whatHappened(tx: Tx, alarm: Alarm, viewer: Viewer): Promise<string> {
  const act = await lastActOf(tx, alarm.id)
  if (alarm.withdrawnAt && (!act || act.at < new Date(alarm.withdrawnAt))) {
    return `The entry was withdrawn at ${london.format(new Date(alarm.withdrawnAt))}. Nothing was changed: look again.`
  }
  const who = act?.name === viewer.name ? 'You, on another screen,' : (act?.name ?? 'Somebody')
  const what = (act?.kind ?? 'changed it').replaceAll('-', ' ')
  const when = act ? ` at ${london.format(act.at)}` : ''
  const owner = alarm.ownerName && alarm.ownerId !== viewer.id ? ` ${alarm.ownerName} owns it now.` : ''
  return `${who} ${what} this alarm${when}.${owner} Your act changed nothing: look again.`
}

export const acknowledge = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Acknowledge>) =>
  move(deps, viewer, 'acknowledge', input, (alarm, at) => acts.acknowledge(alarm, viewer, at))

export const release = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Release>) =>
  move(deps, viewer, 'release', input, (alarm) => acts.release(alarm))

export const takeOver = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.TakeOver>) =>
  move(deps, viewer, 'takeOver', input, (alarm) => acts.takeOver(alarm, viewer, input))

export const verify = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Verify>) =>
  move(deps, viewer, 'verify', input, async (alarm, at, tx) => {
    const entryLive = await anyEntryLive(tx, alarm.entryIds, new Date(at))
    const decided = acts.verify(alarm, input, entryLive, at)
    if (!decided.ok) return decided
    const { checks, verdict } = decided.value.data as { checks: Prisma.InputJsonValue; verdict: string }
    await tx.alarmVerification.create({
      data: { id: deps.newId(), alarmId: alarm.id, at, byId: viewer.id, checks, verdict, entryLive, note: input.note },
    })
    await rememberVerdict(deps, tx, viewer, alarm, { verdict, readId: input.readId }, new Date(at))
    return decided
  })

export const deploy = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Deploy>) =>
  move(deps, viewer, 'deploy', input, async (alarm, at, tx) => {
    if (!(await anyEntryLive(tx, alarm.entryIds, new Date(at)))) {
      return refuse('blocked', 'The entry is no longer on its list: nobody was deployed')
    }
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
  move(deps, viewer, 'decline', input, (alarm, at) => acts.decline(alarm, viewer, input, at))

export const close = (deps: CommandDeps, viewer: Viewer, input: z.infer<typeof Input.Close>) =>
  move(deps, viewer, 'close', input, (alarm, at) => acts.close(alarm, input, at))
