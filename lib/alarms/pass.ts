import type { z } from 'zod'
import { done, type Refusal, type Result, refuse } from '../core/result.ts'
import type { Act } from './acts.ts'
import type { Alarm } from './alarm.ts'
import { answered } from './attention.ts'
import type * as Input from './command-input.ts'
import { stateAfter } from './lifecycle.ts'

type Decided = Result<Act, Refusal>

/** Offers the alarm to another force. The sender owns it, with its deadlines, until the other accepts. */
export function offer(
  alarm: Alarm,
  person: { id: string; name: string },
  input: z.infer<typeof Input.Pass>,
  toForceName: string,
  at: string,
): Decided {
  const { toForceId, note } = input
  if (toForceId === alarm.responseForceId) return refuse('illegal', `${toForceName} already has this alarm`)
  return done({
    data: { toForceId, toForceName, fromForceId: alarm.responseForceId, note },
    patch: {
      state: stateAfter('pass', alarm),
      passOffer: {
        ...{ fromForceId: alarm.responseForceId, toForceId, note, at },
        ...{ byId: person.id, byName: person.name, stateBefore: alarm.state },
      },
    },
  })
}

/** The receiving force takes it over: owner and response are theirs from here. */
export const accept = (alarm: Alarm, person: { id: string; name: string }): Decided =>
  done({
    data: { from: alarm.ownerName, fromForceId: alarm.responseForceId, toForceId: alarm.passOffer?.toForceId ?? null },
    patch: {
      ...answered(alarm, 'pass'),
      state: stateAfter('acceptPass', alarm),
      passOffer: null,
      ownerId: person.id,
      ownerName: person.name,
      responseForceId: alarm.passOffer?.toForceId ?? alarm.responseForceId,
    },
  })

/** The offer is over, refused by the receiver or taken back: the sender goes on where they were. */
export const endOffer = (alarm: Alarm, data: Record<string, unknown>): Decided =>
  done({
    data: { ...data, toForceId: alarm.passOffer?.toForceId ?? null },
    patch: { ...answered(alarm, 'pass'), state: stateAfter('withdrawPass', alarm), passOffer: null },
  })
