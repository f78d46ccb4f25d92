import type { Alarm } from '#lib/alarms/alarm.ts'
import { bandRank } from '#lib/alarms/band.ts'

/** Seen by one camera within this of each other, two vehicles may travel together (policy of the screen alone). */
const togetherMs = 120_000

const together = (a: Alarm, b: Alarm): boolean =>
  a.lastSighting.cameraId === b.lastSighting.cameraId &&
  Math.abs(Date.parse(a.lastCapturedAt) - Date.parse(b.lastCapturedAt)) <= togetherMs

export interface Candidate {
  alarm: Alarm
  together: boolean
}

/** The alarms that this one may be merged under, those seen together with it first, then by mark. */
export function mergeCandidates(alarm: Alarm, alarms: Iterable<Alarm>): Candidate[] {
  const all = [...alarms]
  if (all.some(({ leadId }) => leadId === alarm.id)) return []
  return all
    .filter(
      (other) =>
        other.id !== alarm.id &&
        other.leadId === null &&
        other.restricted === alarm.restricted &&
        bandRank(other.band) <= bandRank(alarm.band),
    )
    .map((other) => ({ alarm: other, together: together(alarm, other) }))
    .sort((a, b) => Number(b.together) - Number(a.together) || (a.alarm.vrm < b.alarm.vrm ? -1 : 1))
}
