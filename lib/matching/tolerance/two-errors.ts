import { zobrist } from '../index/zobrist.ts'
import { boundOf, lossList } from './edit-lists.ts'
import type { Neighbours } from './neighbours.ts'
import type { PreparedRead } from './prepared-read.ts'
import type { PricedSubstitutions } from './priced-substitutions.ts'

// What may count is written down whether it does or not, and the end moves only when it does: which of them do is anybody's
// guess, and a processor that guesses wrong loses more time.

/** Two substitutions that cost at most `budget` together. */
export function substitutedTwice(
  neighbours: Neighbours,
  read: PreparedRead,
  plan: Int32Array,
  { count, steps, bits, changes }: PricedSubstitutions,
  budget: number,
): void {
  const { hashes } = neighbours
  for (let i = 0; i + 1 < count; i++) {
    const rest = budget - (steps[i] as number)
    if ((steps[i + 1] as number) > rest) return
    const kinds = plan[bits[i] as number] as number
    if (kinds === 0) continue
    const base = read.hash ^ (changes[i] as number)
    let next = neighbours.written
    for (let j = i + 1; j < count && (steps[j] as number) <= rest; j++) {
      hashes[next] = base ^ (changes[j] as number)
      next += (kinds >>> (bits[j] as number)) & 1
    }
    neighbours.written = next
    if (neighbours.isFull) neighbours.lookUp()
  }
}

/** Entries with one character more than the read, and one that was misread. */
export function lostAndMisread(
  neighbours: Neighbours,
  read: PreparedRead,
  plan: Int32Array,
  substitutions: PricedSubstitutions,
  budget: number,
): void {
  const { losses, cheapestLost } = neighbours.lists
  const { count, steps, fitting, fittingSteps } = substitutions
  if (count === 0 || (steps[0] as number) + cheapestLost > budget) return
  read.shift()
  const { length, before, fromMovedRight } = read
  const { hashes } = neighbours
  const bound = boundOf(budget - (steps[0] as number))
  for (let gap = 0; gap <= length; gap++) {
    const kept = (before[gap] as number) ^ (fromMovedRight[gap] as number)
    for (let kind = 0; kind < 3; kind++) {
      const kinds = plan[3 * gap + kind] as number
      const beside = kinds === 0 ? 0 : substitutions.fitBeside(gap, kinds)
      if (beside === 0) continue
      let at = lossList(1 << kind)
      for (let word = losses[at] as number; word < bound; word = losses[++at] as number) {
        const base = kept ^ (zobrist[(gap << 6) | (word & 63)] as number)
        const rest = budget - (word >> 6)
        let next = neighbours.written
        for (let i = 0; i < beside && (fittingSteps[i] as number) <= rest; i++)
          hashes[next++] = base ^ (fitting[i] as number)
        neighbours.written = next
        if (neighbours.isFull) neighbours.lookUp()
      }
    }
  }
}

/** Entries with two characters more than the read: what a dirty plate leaves. */
export function lostTwice(neighbours: Neighbours, read: PreparedRead, plan: Int32Array, budget: number): void {
  const { losses, cheapestLost } = neighbours.lists
  if (2 * cheapestLost > budget) return
  read.shift()
  const { length, before, fromMovedRight, fromMovedTwice } = read
  const { hashes } = neighbours
  const bound = boundOf(budget - cheapestLost)
  for (let gap = 0; gap <= length; gap++)
    for (let kind = 0; kind < 3; kind++) {
      const kinds = plan[3 * gap + kind] as number
      for (let then = gap, rest = kinds >>> (3 * gap); rest !== 0; then++, rest >>>= 3) {
        if ((rest & 7) === 0) continue
        const between = (fromMovedRight[gap] as number) ^ (fromMovedRight[then] as number)
        const kept = (before[gap] as number) ^ between ^ (fromMovedTwice[then] as number)
        const place = (then + 1) << 6
        let at = lossList(1 << kind)
        for (let word = losses[at] as number; word < bound; word = losses[++at] as number) {
          const base = kept ^ (zobrist[(gap << 6) | (word & 63)] as number)
          const last = boundOf(budget - (word >> 6))
          let second = lossList(rest & 7)
          let next = neighbours.written
          for (let other = losses[second] as number; other < last; other = losses[++second] as number)
            hashes[next++] = base ^ (zobrist[place | (other & 63)] as number)
          neighbours.written = next
          if (neighbours.isFull) neighbours.lookUp()
        }
      }
    }
}
