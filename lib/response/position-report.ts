import { z } from 'zod'
import { UnitPosition } from '#lib/realtime/contract.ts'

export const positionLimit = 500

/** A device whose clock is ahead by more than this would shut out its own next positions. */
const aheadMs = 60_000

/** Items are looked at one by one, so that a bad one never stops the good ones. */
export const PositionBatch = z.object({ positions: z.array(z.unknown()).min(1).max(positionLimit) })

export const PositionRefusal = z.object({
  index: z.int(),
  code: z.enum(['malformed', 'unknown-unit', 'future']),
  message: z.string(),
})
export type PositionRefusal = z.infer<typeof PositionRefusal>

export const PositionAnswer = z.object({
  accepted: z.int(), // each unit's newest, now its position
  older: z.int(), // not newer than what is known: kept out
  rejected: z.array(PositionRefusal),
})
export type PositionAnswer = z.infer<typeof PositionAnswer>

export interface IndexedPosition {
  index: number
  position: UnitPosition
}

/** Sorts items into positions that can be stored and refusals by index. */
export function sortPositions(
  items: readonly unknown[],
  now: Date,
): { good: IndexedPosition[]; bad: PositionRefusal[] } {
  const good: IndexedPosition[] = []
  const bad: PositionRefusal[] = []
  for (const [index, item] of items.entries()) {
    const parsed = UnitPosition.safeParse(item)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      bad.push({ index, code: 'malformed', message: `${issue?.path.join('.') || 'item'}: ${issue?.message}` })
    } else if (Date.parse(parsed.data.at) > now.getTime() + aheadMs) {
      bad.push({ index, code: 'future', message: 'at: more than 60 s ahead of the server clock' })
    } else good.push({ index, position: parsed.data })
  }
  return { good, bad }
}
