import { z } from 'zod'
import { Alarm, Instant } from './alarm.ts'
import { eventKinds } from './event-kind.ts'

/**
 * One line of the append-only alarm log. `patch` holds the alarm's fields as they are after it (all of them for
 * `raised` and `reopened`), so that whoever applies patches in order of `alarmVersion` holds what the server holds.
 */
export const AlarmEvent = z.object({
  seq: z.int(),
  alarmId: z.string(),
  alarmVersion: z.int(),
  kind: z.enum(eventKinds),
  at: Instant,
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  restricted: z.boolean(), // true only ever reaches those cleared for it
  data: z.record(z.string(), z.unknown()), // what was said: reasons, checks, codes
  patch: Alarm.partial(),
})
export type AlarmEvent = z.infer<typeof AlarmEvent>
