import type { z } from 'zod'
import { done, type Refusal, type Result, refuse } from '../core/result.ts'
import type { Act } from './acts.ts'
import type { Alarm } from './alarm.ts'
import { returnsFromShelf } from './attention.ts'
import type * as Input from './command-input.ts'
import { stateAfter } from './lifecycle.ts'

type Decided = Result<Act, Refusal>

/** Hides the alarm until a time; nobody owns it meanwhile. `maxSec` is the longest that policy allows its band. */
export function shelve(
  alarm: Alarm,
  person: { name: string },
  input: z.infer<typeof Input.Shelve>,
  maxSec: number | null,
  at: string,
): Decided {
  if (maxSec === null) return refuse('illegal', 'Alarms of this band are not shelved (policy)')
  const seconds = (Date.parse(input.until) - Date.parse(at)) / 1000
  if (seconds <= 0) return refuse('invalid', 'The time to return must lie ahead')
  if (seconds > maxSec)
    return refuse('invalid', `At most ${Math.round(maxSec / 60)} min (policy): choose an earlier time`)
  const until = new Date(input.until).toISOString()
  return done({
    data: { reason: input.reason, until },
    patch: {
      state: stateAfter('shelve', alarm),
      ownerId: null,
      ownerName: null,
      shelvedAt: at,
      shelvedUntilAt: until,
      shelvedReason: input.reason,
      shelvedByName: person.name,
      escalatedTo: null,
      escalatedFor: null,
      escalatedAt: null,
    },
  })
}

export const unshelve = (alarm: Alarm, at: string): Decided => done({ data: {}, patch: returnsFromShelf(alarm, at) })
