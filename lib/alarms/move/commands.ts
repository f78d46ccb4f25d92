import { can, type Viewer } from '#lib/access/viewer.ts'
import { appendAudit } from '#lib/audit/store.ts'
import { done, type Refusal, type Result, refuse } from '#lib/core/result.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import type { Prisma } from '#prisma/client/client.ts'
import type { Act } from '../acts.ts'
import type { Alarm } from '../alarm.ts'
import { changedWords } from '../entry-life/changed-words.ts'
import { upToDate } from '../entry-life/commands.ts'
import type { EventKind } from '../event-kind.ts'
import { checkMove } from '../lifecycle.ts'
import { type MoveName, moves, reversible } from '../moves.ts'
import { findAlarm, lastActOf, lastTurnOf, openLog, rulesOf, saveChange, type Turn } from '../store.ts'

export type Tx = Prisma.TransactionClient
export type OnAlarm = { alarmId: string; revision: number }
export type Decide = (alarm: Alarm, at: string, tx: Tx) => Result<Act, Refusal> | Promise<Result<Act, Refusal>>

/**
 * The one way a person changes an alarm: permission, the revision the person saw, the lifecycle table, then change,
 * log line and audit entry in one transaction. Screens hear of it from the log after commit. An act that only says
 * something (`saying`) rests on nothing that another could have changed meanwhile: no revision is asked for or moved on.
 */
export async function move(
  deps: CommandDeps,
  viewer: Viewer,
  name: MoveName,
  input: OnAlarm,
  decide: Decide,
  { saying = false } = {},
): Promise<Result<Alarm, Refusal>> {
  const step = moves[name]
  if (!can(viewer, step.permission)) return refuse('forbidden', `Your role may not ${step.label.toLowerCase()}`)
  return deps.db.$transaction(
    async (tx) => {
      await openLog(tx)
      const now = deps.clock()
      const found = await findAlarm(tx, input.alarmId)
      if (!found || (found.restricted && !can(viewer, 'alarm:read-restricted'))) {
        return refuse('not-found', 'There is no such alarm, or it is not for you to see')
      }
      const alarm = saying ? found : await upToDate(tx, found, now)
      if (!saying && alarm.revision !== input.revision) return refuse('stale', await whatHappened(tx, alarm, viewer))
      const check = checkMove(name, alarm, viewer)
      if (!check.allowed) return refuse('illegal', check.message)
      const decided = await decide(alarm, now.toISOString(), tx)
      if (!decided.ok) return decided
      const { data } = decided.value
      const patch = { ...decided.value.patch, ...(saying ? {} : await undoability(tx, alarm, step.event, viewer, now)) }
      const by = { id: viewer.id, name: viewer.name }
      const after = await saveChange(tx, alarm, { kind: step.event, data, patch }, now, { by, decisive: !saying })
      await appendAudit(tx, {
        at: now,
        actorId: viewer.id,
        actorRole: viewer.role,
        forceId: viewer.forceId,
        action: `alarm.${step.event}`,
        objectType: 'alarm',
        objectId: alarm.id,
        restricted: alarm.restricted,
        reason: reasonIn(data),
        detail: { vrm: alarm.vrm, ...data },
      })
      return done(after)
    },
    { maxWait: 10_000, timeout: 15_000 },
  )
}

/** A reversible act can be taken back by its person for a moment; any other ends that moment for what came before. */
async function undoability(tx: Tx, alarm: Alarm, event: EventKind, viewer: Viewer, now: Date): Promise<Partial<Alarm>> {
  if (!reversible.has(event)) return { undoable: null }
  const { settings } = await rulesOf(tx, alarm)
  const untilAt = new Date(now.getTime() + settings.undoSec * 1000).toISOString()
  return { undoable: { kind: event, byId: viewer.id, version: alarm.version + 1, untilAt } }
}

const reasonIn = (data: Record<string, unknown>): string | null =>
  [data.reason, data.overrideReason].find((value): value is string => typeof value === 'string') ?? null

const london = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Europe/London' })

/** Kinds of lines that do not read as "somebody … this alarm". */
const did: Partial<Record<string, string>> = {
  declined: 'decided on no response to this alarm',
  'deployment-moved': 'moved a unit of this alarm on',
  'missed-explained': 'acknowledged this missed alarm',
  'pass-offered': 'offered this alarm to another force',
  'pass-accepted': 'accepted the pass of this alarm',
  'pass-refused': 'refused the pass of this alarm',
  'pass-withdrawn': 'took back the pass of this alarm',
  unmerged: 'parted this alarm from the one it was merged under',
  undone: 'undid the last act on this alarm',
}

function turnWords({ at, gone, changed, left }: Turn): string {
  const when = london.format(at)
  const words = changed.map((one) => changedWords(one, { brief: true })).join('; ')
  const edited = changed.length > 0 ? [`An entry was changed at ${when}: ${words}`] : []
  const lost = gone.length > 0 ? [`${gone.join(', ')} left its list at ${when}; still listed: ${left.join(', ')}`] : []
  return [...lost, ...edited].join('. ')
}

async function whatHappened(tx: Tx, alarm: Alarm, viewer: Viewer): Promise<string> {
  const act = await lastActOf(tx, alarm.id)
  if (alarm.withdrawnAt && (!act || act.at < new Date(alarm.withdrawnAt))) {
    return `The entry was withdrawn at ${london.format(new Date(alarm.withdrawnAt))}. Nothing was changed: look again.`
  }
  const turn = await lastTurnOf(tx, alarm.id)
  if (turn && (!act || act.at < turn.at) && !(alarm.reraisedAt && new Date(alarm.reraisedAt) > turn.at)) {
    return `${turnWords(turn)}. Your act changed nothing: look again.`
  }
  // Nobody did it: the vehicle was seen again, and asks for more than before.
  if (alarm.reraisedAt && (!act || act.at < new Date(alarm.reraisedAt))) {
    const when = london.format(new Date(alarm.reraisedAt))
    return `Raised again at ${when}: ${alarm.reraisedReason}. Your act changed nothing: look again.`
  }
  const who = act?.name === viewer.name ? 'You, on another screen,' : (act?.name ?? 'Somebody')
  const what = act ? (did[act.kind] ?? `${act.kind.replaceAll('-', ' ')} this alarm`) : 'changed this alarm'
  const when = act ? ` at ${london.format(act.at)}` : ''
  const owner = alarm.ownerName && alarm.ownerId !== viewer.id ? ` ${alarm.ownerName} owns it now.` : ''
  return `${who} ${what}${when}.${owner} Your act changed nothing: look again.`
}
