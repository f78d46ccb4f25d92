import type { UnitPosition } from '#lib/realtime/contract.ts'

/** The positions that differ from those last sent, which are kept in `sent` (unit → time of its position). */
export function movedSince(sent: Map<string, string>, positions: readonly UnitPosition[]): UnitPosition[] {
  const moved = positions.filter((position) => sent.get(position.unitId) !== position.at)
  for (const position of moved) sent.set(position.unitId, position.at)
  return moved
}
