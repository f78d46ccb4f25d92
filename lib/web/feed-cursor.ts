import type { FeedCursor } from '../alarms/feed/queries.ts'

const shape = /^(\d{12,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Where a page of the feed begins, as the address has it (`<milliseconds>_<id>`); undefined for the newest. */
export function feedCursorOf(text: string | undefined): FeedCursor | undefined {
  const [, ms, id] = shape.exec(text ?? '') ?? []
  return ms && id ? { takenAt: new Date(Number(ms)), id } : undefined
}
