import type { Alarm } from '../alarm.ts'
import { type DeadlineKind, type EscalationLevel, escalationLevels } from '../states.ts'

/** A deadline that has run out: what was waited for, how far up it goes, and since when its clock ran. */
export interface Deadline {
  alarmId: string
  kind: DeadlineKind
  level: EscalationLevel
  since: Date
  dueAt: Date
}

const rank = (level: EscalationLevel | null): number => (level === null ? -1 : escalationLevels.indexOf(level))

/** The alarm shows how far up it has gone; a lower level that comes later, for something else, hides no higher one. */
export const escalation = (alarm: Alarm, { kind, level }: Deadline, at: string): Partial<Alarm> =>
  rank(level) > rank(alarm.escalatedTo) ? { escalatedTo: level, escalatedFor: kind, escalatedAt: at } : {}
