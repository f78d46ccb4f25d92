import { z } from 'zod'
import { UnitPosition } from '#lib/realtime/contract.ts'

export const positionLimit = 500

/** A device whose clock is ahead by more than this would shut out its own next positions. */
const aheadMs = 60_000
/** Where a unit was yesterday does not say where it is. */
const behindMs = 24 * 3_600_000

/** Items are looked at one by one, so that a bad one never stops the good ones. */
export const PositionBatch = z.object({ positions: z.array(z.unknown()).min(1).max(positionLimit) })

export const PositionRefusal = z.object({
  index: z.int(),
  code: z.enum(['malformed', 'unknown-unit', 'future', 'past']),
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

/** Why a position cannot be stored, or undefined. */
function refusalOf(item: unknown, now: Date): Omit<PositionRefusal, 'index'> | undefined {
  const parsed = UnitPosition.safeParse(item)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { code: 'malformed', message: `${issue?.path.join('.') || 'item'}: ${issue?.message}` }
  }
  const age = now.getTime() - Date.parse(parsed.data.at)
  if (parsed.data.unitId.includes('\0')) return { code: 'malformed', message: 'unitId: holds a NUL character' }
  if (age < -aheadMs) return { code: 'future', message: 'at: more than 60 s ahead of the server clock' }
  if (age > behindMs) return { code: 'past', message: 'at: more than 24 h old' }
  return undefined
}

/** Sorts items into positions that can be stored and refusals by index. */
export function sortPositions(
  items: readonly unknown[],
  now: Date,
): { good: IndexedPosition[]; bad: PositionRefusal[] } {
  const good: IndexedPosition[] = []
  const bad: PositionRefusal[] = []
  for (const [index, item] of items.entries()) {
    const refusal = refusalOf(item, now)
    if (refusal) bad.push({ index, ...refusal })
    else good.push({ index, position: UnitPosition.parse(item) })
  }
  return { good, bad }
}
