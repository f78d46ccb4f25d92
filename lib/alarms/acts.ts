import type { z } from 'zod'
import { done, type Refusal, type Result, refuse } from '../core/result.ts'
import type { Alarm, AlarmDeployment } from './alarm.ts'
import { answered, waitsAgain } from './attention.ts'
import { missedReasonNames, nonDeploymentReasonNames } from './coding.ts'
import type * as Input from './command-input.ts'
import { deploymentStateNames, deploymentSteps } from './deployment-steps.ts'
import { stateAfter } from './lifecycle.ts'
import { verdictOf } from './verdict.ts'

/** What an act changes and what the log and the audit say of it; writing it down is the command's part. */
export interface Act {
  data: Record<string, unknown>
  patch: Partial<Alarm>
}
type Decided = Result<Act, Refusal>

interface Person {
  id: string
  name: string
}

export const acknowledge = (alarm: Alarm, person: Person, at: string): Decided =>
  done({
    data: {},
    patch: {
      ...answered(alarm, 'acknowledge'),
      state: stateAfter('acknowledge', alarm),
      ownerId: person.id,
      ownerName: person.name,
      acknowledgedAt: alarm.acknowledgedAt ?? at, // the first counts in reports
    },
  })

export const release = (alarm: Alarm, at: string): Decided => done({ data: {}, patch: waitsAgain(alarm, at) })

/** Late: somebody takes it on and says why nobody had looked. */
export function explainMissed(
  alarm: Alarm,
  person: Person,
  input: z.infer<typeof Input.ExplainMissed>,
  at: string,
): Decided {
  const { reason, note = null } = input
  if (reason === 'other' && !note) return refuse('invalid', 'Say in words why nobody looked')
  return done({
    data: { reason, words: missedReasonNames[reason], note },
    patch: {
      ...answered(alarm, 'acknowledge'),
      state: stateAfter('explainMissed', alarm),
      ownerId: person.id,
      ownerName: person.name,
      acknowledgedAt: alarm.acknowledgedAt ?? at,
      missedReason: reason,
      missedNote: note,
    },
  })
}

export const note = (alarm: Alarm, input: z.infer<typeof Input.AddNote>): Decided =>
  done({ data: { note: input.note }, patch: { state: stateAfter('note', alarm) } })

/**
 * A closed alarm goes on, as the reopener's own, to be verified and decided again, unless its vehicle has another open one
 * by now (`hasOpenTwin`). The line carries the whole alarm: on screens it had gone. The first times of each step stay:
 * reports count them.
 */
export function reopen(
  alarm: Alarm,
  person: Person,
  input: z.infer<typeof Input.Reopen>,
  { hours, hasOpenTwin }: { hours: number; hasOpenTwin: boolean },
  at: string,
): Decided {
  if (hasOpenTwin) return refuse('illegal', 'A newer alarm of this vehicle is open: work on that one')
  if (Date.parse(at) - Date.parse(alarm.closedAt ?? at) > hours * 3_600_000) {
    return refuse('illegal', `It was closed more than ${hours} h ago (policy): it stays closed`)
  }
  return done({
    data: { reason: input.reason, outcomes: alarm.outcomes, nonDeploymentReason: alarm.nonDeploymentReason },
    patch: {
      ...alarm,
      state: stateAfter('reopen', alarm),
      ownerId: person.id,
      ownerName: person.name,
      decision: null,
      nonDeploymentReason: null,
      nonDeploymentNote: null,
      outcomes: [],
      outcomeNote: null,
      closedAt: null,
      reopenedAt: at,
      reopenedReason: input.reason,
      decideFromAt: at,
      leadId: null,
      leadKind: null,
    },
  })
}

export const takeOver = (alarm: Alarm, person: Person, input: z.infer<typeof Input.TakeOver>): Decided =>
  alarm.ownerId === person.id
    ? refuse('illegal', 'You already own this alarm')
    : done({
        data: { reason: input.reason, from: alarm.ownerName },
        patch: { state: stateAfter('takeOver', alarm), ownerId: person.id, ownerName: person.name },
      })

/** `entryLive` is what the list says now: a check answered "yes" for an entry that is gone confirms nothing. */
export function verify(alarm: Alarm, input: z.infer<typeof Input.Verify>, entryLive: boolean, at: string): Decided {
  const checks = entryLive ? input.checks : { ...input.checks, entry: 'no' as const }
  const verdict = verdictOf(checks)
  return done({
    data: { checks, verdict, entryLive, note: input.note ?? null },
    patch: { state: stateAfter('verify', alarm), verdict, verifiedAt: at },
  })
}

export function deploy(
  alarm: Alarm,
  person: Person,
  input: z.infer<typeof Input.Deploy>,
  deployment: AlarmDeploymentRow,
  at: string,
): Decided {
  if (alarm.decision === 'no-response') return refuse('illegal', 'No response was decided for this alarm')
  if (alarm.verdict !== 'confirmed' && !input.overrideReason) {
    return refuse(
      'blocked',
      'The verification does not confirm this vehicle: give the reason for deploying all the same',
    )
  }
  return done({
    data: { ...deployment, overrideReason: input.overrideReason ?? null },
    patch: {
      state: stateAfter('deploy', alarm),
      ...answered(alarm, 'acknowledge', 'decide'),
      decision: 'deploy',
      decidedAt: alarm.decidedAt ?? at, // the first counts in reports
      decidedById: (alarm.decision && alarm.decidedById) ?? person.id,
      deployedAt: alarm.deployedAt ?? at,
      deployments: [...alarm.deployments, deployment],
    },
  })
}
type AlarmDeploymentRow = (typeof AlarmDeployment)['_output']

export function moveDeployment(alarm: Alarm, input: z.infer<typeof Input.MoveDeployment>, at: string): Decided {
  const deployment = alarm.deployments.find((each) => each.id === input.deploymentId)
  if (!deployment) return refuse('not-found', 'That unit is not deployed to this alarm')
  if (!deploymentSteps[deployment.state].includes(input.state)) {
    const words = `${deploymentStateNames[deployment.state]} to ${deploymentStateNames[input.state]}`
    return refuse('illegal', `${deployment.callSign} cannot go from ${words.toLowerCase()}`)
  }
  const moved = { ...deployment, state: input.state, at }
  return done({
    data: { deploymentId: deployment.id, unitId: deployment.unitId, callSign: deployment.callSign, state: input.state },
    patch: {
      state: stateAfter('moveDeployment', alarm),
      deployments: alarm.deployments.map((each) => (each.id === moved.id ? moved : each)),
      inAreaAt: alarm.inAreaAt ?? (input.state === 'in-area' || input.state === 'stopped' ? at : null),
      stoppedAt: alarm.stoppedAt ?? (input.state === 'stopped' ? at : null),
    },
  })
}

export function decline(alarm: Alarm, person: Person, input: z.infer<typeof Input.Decline>, at: string): Decided {
  if (input.reason === 'other' && !input.note) return refuse('invalid', 'Say in words why nobody is sent')
  if (input.reason === 'misread' && alarm.verdict !== 'misread') {
    return refuse('illegal', 'The verification does not say misread: verify again first')
  }
  return done({
    data: { reason: input.reason, words: nonDeploymentReasonNames[input.reason], note: input.note ?? null },
    patch: {
      state: stateAfter('decline', alarm),
      ...answered(alarm, 'acknowledge', 'decide'),
      decision: 'no-response',
      decidedAt: alarm.decidedAt ?? at,
      decidedById: person.id,
      nonDeploymentReason: input.reason,
      nonDeploymentNote: input.note ?? null,
    },
  })
}

export function close(alarm: Alarm, input: z.infer<typeof Input.Close>, at: string): Decided {
  const outcomes = [...new Set(input.outcomes)]
  if (alarm.decision === 'deploy' && outcomes.length === 0) {
    return refuse('invalid', 'Units were deployed: record what came of it')
  }
  return done({
    data: { outcomes, note: input.note ?? null },
    patch: {
      ...answered(alarm, 'acknowledge', 'decide', 'pass'),
      state: stateAfter('close', alarm),
      outcomes,
      outcomeNote: input.note ?? null,
      closedAt: at,
    },
  })
}
