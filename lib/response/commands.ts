import type pg from 'pg'
import { type PositionAnswer, sortPositions } from './position-report.ts'
import { savePositions } from './store.ts'

/** Takes the positions that a program reports: good ones are stored, bad ones answered by their index. */
export async function takePositions(
  db: Pick<pg.Pool, 'query'>,
  items: readonly unknown[],
  now: Date,
): Promise<PositionAnswer> {
  const { good, bad } = sortPositions(items, now)
  const saved = await savePositions(db, good)
  return { ...saved, rejected: [...bad, ...saved.rejected].sort((a, b) => a.index - b.index) }
}
