import { CODES, LONGEST_PACKED } from '../index/alphabet.ts'
import { type FoldShapes, kindOf, powerOf3, shapeStart } from '../index/fold-shapes.ts'
import { zobrist } from '../index/zobrist.ts'
import { LIST } from './edit-lists.ts'
import { longerShape, type Neighbours } from './neighbours.ts'
import type { PreparedRead } from './prepared-read.ts'

/**
 * Entries with two characters more than the read: what a dirty plate leaves. By far the most pairs there are, so their
 * hashes are made in place, one XOR each.
 */
export function lostTwice(neighbours: Neighbours, shapes: FoldShapes, read: PreparedRead, budget: number): void {
  const { length } = read
  const { lostFolds, lostCosts, cheapestLost } = neighbours.lists
  if (length + 2 > LONGEST_PACKED || shapes.lengths[length + 2] === 0 || budget < 2 * cheapestLost) return
  read.shift()
  const start = shapeStart[length + 2] as number
  const { before, fromMovedRight, fromMovedTwice, shapeBefore, shapeFrom } = read
  for (let gap = 0; gap <= length; gap++)
    for (let then = gap; then <= length; then++) {
      const between = (fromMovedRight[gap] as number) ^ (fromMovedRight[then] as number)
      const kept = (before[gap] as number) ^ between ^ (fromMovedTwice[then] as number)
      const moved = 3 * ((shapeFrom[gap] as number) - (shapeFrom[then] as number)) + 9 * (shapeFrom[then] as number)
      const least = start + (shapeBefore[gap] as number) + moved
      for (let kind = 0; kind < 3; kind++) {
        const kinds = shapes.kindsAt(least + kind * (powerOf3[gap] as number), then + 1)
        if (kinds === 0) continue
        const first = (1 << kind) * LIST
        for (let at = first; (lostCosts[at] as number) + cheapestLost <= budget; at++) {
          const base = kept ^ (zobrist[(gap << 6) | (lostFolds[at] as number)] as number)
          const rest = budget - (lostCosts[at] as number)
          for (let second = kinds * LIST; (lostCosts[second] as number) <= rest; second++)
            neighbours.look(base ^ (zobrist[((then + 1) << 6) | (lostFolds[second] as number)] as number))
        }
      }
    }
}

/** Entries with one character more than the read, and one that was misread: hashes are made in place here too. */
export function lostAndMisread(neighbours: Neighbours, shapes: FoldShapes, read: PreparedRead, budget: number): void {
  const { length, codes, doubt } = read
  const { folds, costs, lostFolds, lostCosts, cheapestLost } = neighbours.lists
  if (shapes.lengths[length + 1] === 0 || neighbours.cheapestSubstitution(read) + cheapestLost > budget) return
  read.shift()
  for (let gap = 0; gap <= length; gap++) {
    const kept = (read.before[gap] as number) ^ (read.fromMovedRight[gap] as number)
    const least = longerShape(read, gap)
    for (let kind = 0; kind < 3; kind++) {
      const first = (1 << kind) * LIST
      const shape = least + kind * (powerOf3[gap] as number)
      for (let i = 0; i < length; i++) {
        const code = codes[i] as number
        const place = i < gap ? i : i + 1
        const kinds = shapes.kindsAt(shape - (kindOf[code] as number) * (powerOf3[place] as number), place)
        const changes = (kinds * CODES + code) * LIST
        const afford = budget - (doubt[i] as number)
        const most = afford - (costs[changes] as number)
        const base = kept ^ (zobrist[(place << 6) | code] as number)
        for (let at = first; (lostCosts[at] as number) <= most; at++) {
          const lost = base ^ (zobrist[(gap << 6) | (lostFolds[at] as number)] as number)
          const rest = afford - (lostCosts[at] as number)
          for (let then = changes; (costs[then] as number) <= rest; then++)
            neighbours.look(lost ^ (zobrist[(place << 6) | (folds[then] as number)] as number))
        }
      }
    }
  }
}
