import type { Alarm } from './alarm.ts'
import type { AlarmEvent } from './alarm-event.ts'

/** What a screen knows: every alarm not closed, as of `seq` in the log. */
export interface Board {
  seq: number
  alarms: ReadonlyMap<string, Alarm>
}

export const boardOf = (seq: number, alarms: Iterable<Alarm>): Board => ({
  seq,
  alarms: new Map([...alarms].map((alarm) => [alarm.id, alarm])),
})

/**
 * Applies log lines to a board. Lines it already has are ignored, so replay may overlap. `gap` is true when a line
 * before one of these was never seen; the board is then behind and must be asked for anew.
 */
export function applyEvents(board: Board, events: readonly AlarmEvent[]): { board: Board; gap: boolean } {
  if (events.length === 0) return { board, gap: false }
  const alarms = new Map(board.alarms)
  let { seq } = board
  let gap = false
  for (const event of events) {
    const known = alarms.get(event.alarmId)
    if (event.seq > seq) seq = event.seq
    else if (!known || event.alarmVersion <= known.version) continue
    if (known && event.alarmVersion <= known.version) continue
    if (!known && event.patch.state === 'closed') continue // a late sighting of what is already closed
    const whole = !known && event.patch.id !== undefined // reopened: its line says all of it
    if (!whole && event.alarmVersion !== (known?.version ?? 0) + 1) {
      gap = true
      continue
    }
    const after = { ...known, ...event.patch } as Alarm
    if (after.state === 'closed') alarms.delete(event.alarmId)
    else alarms.set(event.alarmId, after)
  }
  return { board: { seq, alarms }, gap }
}
