import { done, type Refusal, type Result, refuse } from '../core/result.ts'
import type { Act } from './acts.ts'
import type { Alarm } from './alarm.ts'
import type { AlarmEvent } from './alarm-event.ts'
import type { EventKind } from './event-kind.ts'

/** An undoing is of what the act changed, never of what counts the lines. */
const counting: ReadonlySet<string> = new Set(['version', 'revision', 'undoable'])

/** As text with the keys in order: the database keeps its own. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

type Line = Pick<AlarmEvent, 'alarmVersion' | 'kind' | 'patch'>

/**
 * The inverse of the act in line `undoable.version`, out of the alarm's own log: every field that the act set is as it
 * was before. Refused when the time is over, or when anything it set has changed since.
 */
export function undo(alarm: Alarm, lines: readonly Line[], at: string): Result<Act, Refusal> {
  const { undoable } = alarm
  if (!undoable || at > undoable.untilAt) return refuse('illegal', 'The time to undo is over: nothing was changed')
  const undone = lines.find(({ alarmVersion }) => alarmVersion === undoable.version)
  if (!undone) return refuse('illegal', 'What was done is not in the log: nothing was changed')
  const set = Object.keys(undone.patch).filter((field) => !counting.has(field)) as (keyof Alarm)[]
  const changed = set.some((field) => inOrder(alarm[field]) !== inOrder(undone.patch[field]))
  if (changed) return refuse('stale', 'The alarm has changed since: nothing was undone. Look again')
  // Fields that the log does not know yet are younger than the alarm: they began as a raising leaves them.
  const before: Partial<Alarm> = { waitingFromAt: alarm.raisedAt, decideFromAt: alarm.raisedAt }
  for (const { alarmVersion, patch } of lines) if (alarmVersion < undoable.version) Object.assign(before, patch)
  const patch = Object.fromEntries(set.map((field) => [field, before[field] ?? null])) as Partial<Alarm>
  return done({ data: { kind: undone.kind satisfies EventKind }, patch })
}
