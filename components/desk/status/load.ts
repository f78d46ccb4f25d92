import type { LiveBoard } from '#components/live/live-board.ts'

const windowMs = 600_000

/** Alarms raised in the ten minutes before `nowMs`, those already closed on this screen among them. */
export function loadOf({ board, departed }: LiveBoard, nowMs: number): number {
  let count = 0
  const add = (raisedAt: string) => {
    if (nowMs - Date.parse(raisedAt) < windowMs) count += 1
  }
  for (const { raisedAt } of board.alarms.values()) add(raisedAt)
  for (const [id, { raisedAt }] of departed) if (!board.alarms.has(id)) add(raisedAt)
  return count
}

/** When the newest read that made or joined an alarm was received, in milliseconds; null with nothing on the board. */
export function newestReadAt({ board }: LiveBoard): number | null {
  let newest: number | null = null
  for (const { lastSighting } of board.alarms.values()) {
    const at = Date.parse(lastSighting.receivedAt)
    if (newest === null || at > newest) newest = at
  }
  return newest
}
