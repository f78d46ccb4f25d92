import { delayedAfterMs } from './connection.ts'
import { findAlarm, type LiveBoard } from './live-board.ts'

/**
 * Marks what came too late for a desk that calls itself live: alarms that are new on this screen and were raised, or taken
 * up again, longer ago than a live picture may be old. Marks of alarms that have left go with them.
 */
export function withLate(
  late: ReadonlyMap<string, number>,
  before: LiveBoard,
  after: LiveBoard,
  nowMs: number,
): ReadonlyMap<string, number> {
  const { alarms } = after.board
  const found: [string, number][] = []
  for (const [id, { raisedAt, reopenedAt }] of alarms) {
    if (before.board.alarms.has(id) || findAlarm(before, id)) continue
    const lateMs = nowMs - Math.max(Date.parse(raisedAt), reopenedAt ? Date.parse(reopenedAt) : 0)
    if (lateMs > delayedAfterMs) found.push([id, lateMs])
  }
  const gone = [...late.keys()].some((id) => !alarms.has(id))
  if (found.length === 0 && !gone) return late
  return new Map([...[...late].filter(([id]) => alarms.has(id)), ...found])
}
