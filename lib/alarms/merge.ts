import type { z } from 'zod'
import { done, type Refusal, type Result, refuse } from '../core/result.ts'
import type { Act } from './acts.ts'
import type { Alarm } from './alarm.ts'
import { bandRank } from './band.ts'
import { leadKindNames } from './coding.ts'
import type * as Input from './command-input.ts'

type Decided = Result<Act, Refusal>

/**
 * The leader, if the alarm may stand under it now; `leads` says that the alarm has open ones under itself. One that the
 * person may not see, or that is for other eyes, does not exist for this alarm.
 */
export function leaderFor(alarm: Alarm, lead: Alarm | undefined, leads: boolean): Result<Alarm, Refusal> {
  if (!lead || lead.id === alarm.id || lead.restricted !== alarm.restricted || lead.state === 'closed') {
    return refuse('not-found', 'There is no such open alarm to merge under')
  }
  if (lead.leadId !== null)
    return refuse('illegal', 'That alarm is itself merged under another: choose the one that leads')
  if (leads) return refuse('illegal', 'Others are merged under this alarm: part them first')
  if (bandRank(lead.band) > bandRank(alarm.band)) {
    return refuse('illegal', 'The more urgent alarm leads: merge the other one under this')
  }
  return done(lead)
}

/**
 * Puts an alarm under another that leads. Both stay alarms with an end of their own; while the leader is dealt with, the
 * other's deadlines rest.
 */
export function merge(
  alarm: Alarm,
  given: Alarm | undefined,
  leads: boolean,
  input: z.infer<typeof Input.Merge>,
): Decided {
  const found = leaderFor(alarm, given, leads)
  if (!found.ok) return found
  const lead = found.value
  const note = input.note ?? null
  return done({
    data: { leadId: lead.id, leadVrm: lead.vrm, kind: input.kind, words: leadKindNames[input.kind], note },
    patch: { leadId: lead.id, leadKind: input.kind },
  })
}

/** It stands by itself again, and waits from now when nobody has it. */
export const part = (alarm: Alarm, at: string): Act => ({
  data: { leadId: alarm.leadId },
  patch: {
    leadId: null,
    leadKind: null,
    decideFromAt: at,
    ...(alarm.state === 'raised' && { waitingFromAt: at }),
  },
})
