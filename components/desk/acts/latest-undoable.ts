import type { Alarm } from '#lib/alarms/alarm.ts'

/** The alarm of this person's last act that can still be taken back, wherever they have gone since. */
export function latestUndoable(alarms: Iterable<Alarm>, personId: string, nowMs: number): Alarm | undefined {
  let latest: Alarm | undefined
  for (const alarm of alarms) {
    const { undoable } = alarm
    if (undoable?.byId !== personId || Date.parse(undoable.untilAt) < nowMs) continue
    if (!latest?.undoable || undoable.untilAt > latest.undoable.untilAt) latest = alarm
  }
  return latest
}
