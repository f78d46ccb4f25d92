import { zobrist } from '../index/zobrist.ts'
import { boundOf, lossList, substitutionList } from './edit-lists.ts'
import type { Neighbours } from './neighbours.ts'
import type { PreparedRead } from './prepared-read.ts'

/** Two substitutions that cost at most `budget` together; the first of them, which may be either, at most `first`. */
export function substitutedTwice(
  neighbours: Neighbours,
  read: PreparedRead,
  plan: Int32Array,
  first: number,
  budget: number,
): void {
  const { hashes, lists } = neighbours
  const { substitutions } = lists
  const { codes, doubtSteps, length, hash } = read
  for (let i = 0; i + 1 < length; i++) {
    const doubt = doubtSteps[i] as number
    const bound = boundOf(first - doubt)
    const place = i << 6
    const own = hash ^ (zobrist[place | (codes[i] as number)] as number)
    for (let kind = 0; kind < 3; kind++) {
      const kinds = (plan[3 * i + kind] as number) >>> (3 * (i + 1))
      if (kinds === 0) continue
      let at = substitutionList(1 << kind, codes[i] as number)
      for (let word = substitutions[at] as number; word < bound; word = substitutions[++at] as number) {
        const base = own ^ (zobrist[place | (word & 63)] as number)
        const left = budget - doubt - (word >> 6)
        let next = neighbours.written
        for (let j = i + 1, rest = kinds; rest !== 0; j++, rest >>>= 3) {
          const here = j << 6
          const code = codes[j] as number
          const last = boundOf(left - (doubtSteps[j] as number))
          const kept = base ^ (zobrist[here | code] as number)
          let second = substitutionList(rest & 7, code)
          for (let other = substitutions[second] as number; other < last; other = substitutions[++second] as number)
            hashes[next++] = kept ^ (zobrist[here | (other & 63)] as number)
        }
        neighbours.written = next
        if (neighbours.isFull) neighbours.lookUp()
      }
    }
  }
}

/**
 * Entries with one character more than the read, and one that was misread. For each misreading all losses that it leaves
 * steps for: those are many and cost much the same, so that the inner loop is long and its end is foreseen.
 */
export function lostAndMisread(neighbours: Neighbours, read: PreparedRead, plan: Int32Array, budget: number): void {
  const { hashes, lists } = neighbours
  const { substitutions, losses } = lists
  read.shift()
  const { codes, doubtSteps, length, before, fromMovedRight } = read
  for (let gap = 0; gap <= length; gap++) {
    const whole = (before[gap] as number) ^ (fromMovedRight[gap] as number)
    const lostAt = gap << 6
    for (let kind = 0; kind < 3; kind++) {
      const start = lossList(1 << kind)
      const cheapest = losses[start] as number
      for (let i = 0, rest = plan[3 * gap + kind] as number; rest !== 0; i++, rest >>>= 3) {
        if ((rest & 7) === 0) continue
        const doubt = doubtSteps[i] as number
        const code = codes[i] as number
        // What stands behind the gap has moved.
        const place = (i < gap ? i : i + 1) << 6
        const kept = whole ^ (zobrist[place | code] as number)
        const bound = boundOf(budget - doubt - (cheapest >> 6))
        let at = substitutionList(rest & 7, code)
        let next = neighbours.written
        for (let word = substitutions[at] as number; word < bound; word = substitutions[++at] as number) {
          const base = kept ^ (zobrist[place | (word & 63)] as number)
          const last = boundOf(budget - doubt - (word >> 6))
          let second = start
          for (let loss = cheapest; loss < last; loss = losses[++second] as number)
            hashes[next++] = base ^ (zobrist[lostAt | (loss & 63)] as number)
        }
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
