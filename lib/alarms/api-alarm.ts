import { z } from 'zod'
import { Instant } from './alarm.ts'
import { AlarmDetail } from './detail.ts'
import { states } from './states.ts'

/** When each thing happened to an alarm, null while it has not. Captured at the camera's clock, the rest at ours. */
export const AlarmTimes = z.object({
  captured: Instant, // the first sighting
  received: Instant,
  matched: Instant,
  raised: Instant,
  presented: Instant.nullable(), // first shown on a screen
  acknowledged: Instant.nullable(), // first owned
  verified: Instant.nullable(),
  decided: Instant.nullable(),
  deployed: Instant.nullable(),
  inArea: Instant.nullable(),
  stopped: Instant.nullable(),
  closed: Instant.nullable(),
})

/** An alarm as other systems get it: all of it, with its place in the log and its measured times. */
export const ApiAlarm = AlarmDetail.extend({ seq: z.int(), times: AlarmTimes })
export type ApiAlarm = z.infer<typeof ApiAlarm>

export const ApiAlarmPage = z.object({
  alarms: z.array(ApiAlarm),
  next: z.int(), // give this as `since` to go on
  more: z.boolean(), // false: this was all there is for now
})

export const alarmPageLimit = 200

/** The query of GET /api/v1/alarms as it comes: everything text. */
export const ApiAlarmQuery = z.strictObject({
  state: z.enum([...states, 'open']).optional(),
  since: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  limit: z.coerce.number().int().min(1).max(alarmPageLimit).default(50),
})

export const apiAlarm = (detail: AlarmDetail & { seq: number }): ApiAlarm => {
  const { alarm } = detail
  return {
    ...detail,
    times: {
      captured: alarm.firstCapturedAt,
      received: alarm.receivedAt,
      matched: alarm.matchedAt,
      raised: alarm.raisedAt,
      presented: alarm.presentedAt,
      acknowledged: alarm.acknowledgedAt,
      verified: alarm.verifiedAt,
      decided: alarm.decidedAt,
      deployed: alarm.deployedAt,
      inArea: alarm.inAreaAt,
      stopped: alarm.stoppedAt,
      closed: alarm.closedAt,
    },
  }
}
