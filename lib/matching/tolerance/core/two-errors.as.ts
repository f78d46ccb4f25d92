// AssemblyScript: hashes of what is two errors away from the read, and what the cheapest of them cost.

import {
  BEFORE,
  LEVEL,
  MOST_HASHES,
  MOVED_RIGHT,
  MOVED_TWICE,
  NEVER,
  PLAN,
  boundOf,
  codeAt,
  doubtAt,
  flush,
  item,
  length,
  lossList,
  own,
  part,
  put,
  shift,
  substitutionList,
  zobrist,
} from './memory.as'

/**
 * Steps of the two cheapest substitutions at different places, by kinds of each; `NEVER` where there is none. The cheaper in
 * the low half, both with `LEVEL` added, as doubts may make them negative.
 */
export function cheapestTwo(kinds: i32): i32 {
  let first = NEVER
  let second = NEVER
  let rest: u32 = kinds
  for (let i = 0; rest !== 0; i++, rest >>>= 3) {
    if ((rest & 7) === 0) continue
    const here = (item(substitutionList(rest & 7, codeAt(i))) >> 6) + doubtAt(i)
    second = min(second, max(first, here))
    first = min(first, here)
  }
  return ((second + LEVEL) << 16) | (first + LEVEL)
}

/** Substitutions that cost at most `budget`, at places of these kinds. */
export function substitutions(kinds: i32, budget: i32): i32 {
  let count = 0
  let rest: u32 = kinds
  for (let i = 0; rest !== 0; i++, rest >>>= 3) {
    const bound = boundOf(budget - doubtAt(i))
    for (let at = substitutionList(rest & 7, codeAt(i)); item(at) < bound; at += 2) count++
  }
  return count
}

/** Two substitutions that cost at most `budget` together; the first of them, which may be either, at most `first`. */
export function misreadTwice(first: i32, budget: i32, next: i32): i32 {
  for (let i = 0; i + 1 < length; i++) {
    const doubt = doubtAt(i)
    const code = codeAt(i)
    const bound = boundOf(first - doubt)
    const kept = own ^ zobrist(i, code)
    for (let kind = 0; kind < 3; kind++) {
      const kinds: u32 = <u32>part(PLAN, 3 * i + kind) >>> (3 * (i + 1))
      if (kinds === 0) continue
      let at = substitutionList(1 << kind, code)
      for (let word = item(at); word < bound; at += 2, word = item(at)) {
        const base = kept ^ zobrist(i, word & 63)
        const left = budget - doubt - (word >> 6)
        let rest = kinds
        for (let j = i + 1; rest !== 0; j++, rest >>>= 3) {
          const other = codeAt(j)
          const last = boundOf(left - doubtAt(j))
          const both = base ^ zobrist(j, other)
          let second = substitutionList(rest & 7, other)
          for (let too = item(second); too < last; second += 2, too = item(second)) put(next++, both ^ zobrist(j, too & 63))
        }
        if (next > MOST_HASHES) next = flush(next)
      }
    }
  }
  return next
}

/**
 * Entries with one character more than the read, and one that was misread. For each misreading all losses that it leaves
 * steps for: those are many and cost much the same, so that the inner loop is long and its end is foreseen.
 */
export function lostAndMisread(budget: i32, next: i32): i32 {
  shift()
  for (let gap = 0; gap <= length; gap++) {
    const whole = part(BEFORE, gap) ^ part(MOVED_RIGHT, gap)
    for (let kind = 0; kind < 3; kind++) {
      const start = lossList(1 << kind)
      const cheapest = item(start)
      let rest: u32 = part(PLAN, 3 * gap + kind)
      for (let i = 0; rest !== 0; i++, rest >>>= 3) {
        if ((rest & 7) === 0) continue
        const doubt = doubtAt(i)
        const code = codeAt(i)
        // What stands behind the gap has moved.
        const place = i < gap ? i : i + 1
        const kept = whole ^ zobrist(place, code)
        const bound = boundOf(budget - doubt - (cheapest >> 6))
        let at = substitutionList(rest & 7, code)
        for (let word = item(at); word < bound; at += 2, word = item(at)) {
          const base = kept ^ zobrist(place, word & 63)
          const last = boundOf(budget - doubt - (word >> 6))
          let second = start
          for (let loss = cheapest; loss < last; second += 2, loss = item(second))
            put(next++, base ^ zobrist(gap, loss & 63))
        }
        if (next > MOST_HASHES) next = flush(next)
      }
    }
  }
  return next
}

/** Entries with two characters more than the read: what a dirty plate leaves. */
export function lostTwice(cheapestLost: i32, budget: i32, next: i32): i32 {
  shift()
  const bound = boundOf(budget - cheapestLost)
  for (let gap = 0; gap <= length; gap++)
    for (let kind = 0; kind < 3; kind++) {
      let rest: u32 = <u32>part(PLAN, 3 * gap + kind) >>> (3 * gap)
      for (let then = gap; rest !== 0; then++, rest >>>= 3) {
        if ((rest & 7) === 0) continue
        const between = part(MOVED_RIGHT, gap) ^ part(MOVED_RIGHT, then)
        const kept = part(BEFORE, gap) ^ between ^ part(MOVED_TWICE, then)
        let at = lossList(1 << kind)
        for (let word = item(at); word < bound; at += 2, word = item(at)) {
          const base = kept ^ zobrist(gap, word & 63)
          const last = boundOf(budget - (word >> 6))
          let second = lossList(rest & 7)
          for (let other = item(second); other < last; second += 2, other = item(second))
            put(next++, base ^ zobrist(then + 1, other & 63))
          if (next > MOST_HASHES) next = flush(next)
        }
      }
    }
  return next
}
