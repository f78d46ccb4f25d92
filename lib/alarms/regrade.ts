import type { z } from 'zod'
import { done, type Refusal, type Result, refuse } from '../core/result.ts'
import type { Act } from './acts.ts'
import type { Alarm } from './alarm.ts'
import type { AlarmEvent } from './alarm-event.ts'
import { type Band, bandNames, bandRank } from './band.ts'
import type * as Input from './command-input.ts'
import { part } from './merge.ts'

/**
 * Another band, with the reason; the initial one stays, and reports count by it. Lowering a High is a supervisor's.
 * A rise gives the new band its few seconds, but once: they count from `stoodFrom`, when the alarm first stood in it or in
 * a graver one, or whoever lowers and raises it would never be late. It stands by itself again.
 */
export function regrade(
  alarm: Alarm,
  person: { name: string; mayLowerHigh: boolean },
  input: z.infer<typeof Input.Regrade>,
  at: string,
  stoodFrom = at,
): Result<Act, Refusal> {
  const { band, reason } = input
  if (band === alarm.band) return refuse('invalid', `It is ${bandNames[band]} already`)
  if (alarm.band === 'high' && !person.mayLowerHigh) {
    return refuse('forbidden', 'Only a supervisor lowers a High: nothing was changed')
  }
  const rises = bandRank(band) < bandRank(alarm.band)
  return done({
    data: { reason, from: alarm.band, to: band },
    patch: {
      band,
      regradedAt: at,
      regradedReason: reason,
      regradedByName: person.name,
      ...(rises && {
        waitingFromAt: later(alarm.waitingFromAt, stoodFrom),
        decideFromAt: later(alarm.decideFromAt, stoodFrom),
        ...(alarm.leadId !== null && part(alarm, at).patch),
      }),
    },
  })
}

const later = (a: string, b: string): string => (a > b ? a : b)

/** When the alarm first stood in this band or in a graver one, by the lines of its log; undefined when it never did. */
export const firstStoodIn = (band: Band, lines: readonly Pick<AlarmEvent, 'at' | 'patch'>[]): string | undefined =>
  lines.find(({ patch }) => patch.band !== undefined && bandRank(patch.band) <= bandRank(band))?.at
