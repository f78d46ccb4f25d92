import type { Alarm } from '../alarms/alarm.ts'
import { returnsFromShelf } from '../alarms/attention.ts'
import { escalation } from '../alarms/deadlines/deadline.ts'
import type { EventKind } from '../alarms/event-kind.ts'
import type { DeadlineKind, EscalationLevel } from '../alarms/states.ts'
import type { TrainingBand } from './recording.ts'

export interface MachineChange {
  kind: EventKind
  data: Record<string, unknown>
  patch: Partial<Alarm>
  decisive: boolean
  /** What is done once only, by name. */
  once: string
}

const seconds = (from: string, nowMs: number) => (nowMs - Date.parse(from)) / 1000

/**
 * What time alone does to an alarm by `nowMs`: as lib/alarms/deadlines, which reads the same from the database. `rests`:
 * the alarm that it stands under is being dealt with.
 */
export function dueChange(
  alarm: Alarm,
  band: TrainingBand,
  done: ReadonlySet<string>,
  rests: boolean,
  nowMs: number,
): MachineChange | undefined {
  const at = new Date(nowMs).toISOString()
  if (alarm.state === 'shelved' && alarm.shelvedUntilAt && Date.parse(alarm.shelvedUntilAt) <= nowMs) {
    const data = { reason: alarm.shelvedReason }
    return { kind: 'shelf-returned', data, patch: returnsFromShelf(alarm, at), decisive: true, once: '' }
  }
  if (rests) return undefined
  const lastChance = Math.max(Date.parse(alarm.waitingFromAt), Date.parse(alarm.lastCapturedAt))
  if (alarm.state === 'raised' && band.missedSec !== null && (nowMs - lastChance) / 1000 >= band.missedSec) {
    const patch = { state: 'missed', missedAt: at, missedReason: null, missedNote: null } as const
    return { kind: 'missed', data: {}, patch, decisive: true, once: '' }
  }
  const undecided = (alarm.state === 'acknowledged' || alarm.state === 'verified') && alarm.decision === null
  const limits: [DeadlineKind, EscalationLevel, string, number | null][] = [
    ['acknowledge', 'supervisor', alarm.waitingFromAt, alarm.state === 'raised' ? band.supervisorSec : null],
    ['acknowledge', 'inspector', alarm.waitingFromAt, alarm.state === 'raised' ? band.inspectorSec : null],
    ['decide', 'supervisor', alarm.decideFromAt, undecided ? band.decideSec : null],
  ]
  for (const [kind, level, since, limit] of limits) {
    const once = `${alarm.id} ${kind} ${level} ${since}`
    if (limit === null || seconds(since, nowMs) < limit || done.has(once)) continue
    const dueAt = new Date(Date.parse(since) + limit * 1000)
    const deadline = { alarmId: alarm.id, kind, level, since: new Date(since), dueAt }
    return {
      kind: 'escalated',
      data: { for: kind, level, since, dueAt: dueAt.toISOString() },
      patch: escalation(alarm, deadline, at),
      decisive: false,
      once,
    }
  }
  return undefined
}
