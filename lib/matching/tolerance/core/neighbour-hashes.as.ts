// AssemblyScript: TypeScript's syntax with WebAssembly's types, compiled into neighbour-hashes.ts (`npm run core`).
// Written so that one neighbour costs a handful of instructions; in JavaScript every access to a typed array checks that the
// array is still there and how long it is, which took more than half of the time (docs/decisions/0053).

// Where things lie in the one page of memory, in bytes; search-core.ts has the same numbers.
const ZOBRIST: usize = 0
const SUBSTITUTIONS: usize = 3072
const LOSSES: usize = 35840
const INVENTED: usize = 36352
const CODES: usize = 36544
const DOUBTS: usize = 36560
const BEFORE: usize = 36608
const MOVED_LEFT: usize = 36656
const MOVED_RIGHT: usize = 36704
const MOVED_TWICE: usize = 36752
const PLAN: usize = 36800
const HASHES: usize = 36992
const WORDS: usize = 45184
const PASSED: usize = 53376

/** Hashes written down before they are looked up. */
const MOST_HASHES: i32 = 1024
const LONGEST: i32 = 10
/** More steps than any budget. */
const NEVER: i32 = 16384
const LEVEL: i32 = 8192
/** Steps no list's word reaches: its end mark is one of them. */
const DEAREST: i32 = 1023

/** Looks up what has been written down; answers 0, the place to go on at. */
@external("host", "flush")
declare function flush(written: i32): i32

let own: i32 = 0
let length: i32 = 0
let isShifted: bool = false

@inline function word(at: usize): i32 {
  return load<i32>(at)
}

@inline function zobrist(place: i32, code: i32): i32 {
  return word(ZOBRIST + (<usize>((place << 6) | code) << 2))
}

@inline function codeAt(i: i32): i32 {
  return <i32>load<u8>(CODES + <usize>i)
}

@inline function doubtAt(i: i32): i32 {
  return word(DOUBTS + (<usize>i << 2))
}

@inline function part(parts: usize, i: i32): i32 {
  return word(parts + (<usize>i << 2))
}

@inline function setPart(parts: usize, i: i32, value: i32): void {
  store<i32>(parts + (<usize>i << 2), value)
}

@inline function put(next: i32, hash: i32): void {
  store<i32>(HASHES + (<usize>next << 2), hash)
}

@inline function boundOf(steps: i32): i32 {
  return (steps < DEAREST ? steps + 1 : DEAREST) << 6
}

@inline function substitutionList(kinds: i32, code: i32): usize {
  return SUBSTITUTIONS + (<usize>((kinds << 6) | code) << 6)
}

@inline function lossList(kinds: i32): usize {
  return LOSSES + (<usize>kinds << 6)
}

@inline function item(at: usize): i32 {
  return <i32>load<u16>(at)
}

/** The read whose neighbours are asked for: the bytes of its codes as three words, its length, its hash. */
export function take(first: i32, second: i32, third: i32, size: i32, hash: i32): void {
  store<i32>(CODES, first)
  store<i32>(CODES + 4, second)
  store<i32>(CODES + 8, third)
  length = size
  own = hash
  isShifted = false
}

/** Everything one error away that costs at most `budget`, by the plan's kinds; the three searches of `Neighbours.singles`. */
export function singles(
  first: i32,
  second: i32,
  third: i32,
  size: i32,
  hash: i32,
  substituted: i32,
  lost: i32,
  invented: i32,
  budget: i32,
  next: i32,
): i32 {
  take(first, second, third, size, hash)
  next = misread(substituted, budget, next)
  if (lost !== 0) next = missing(lost, budget, next)
  if (invented !== 0) next = extra(invented, budget, next)
  return next > MOST_HASHES ? flush(next) : next
}

@inline function misread(kinds: i32, budget: i32, from: i32): i32 {
  const hash = own
  let next: usize = HASHES + (<usize>from << 2)
  let place: usize = ZOBRIST
  let rest: u32 = kinds
  for (let i = 0; rest !== 0; i++, rest >>>= 3, place += 256) {
    const code = codeAt(i)
    const base = hash ^ word(place + (<usize>code << 2))
    const bound = boundOf(budget - doubtAt(i))
    let at = substitutionList(rest & 7, code)
    // Two are written whether they count or not: how many do is anybody's guess, and guessing wrong costs more.
    const one = item(at)
    const two = item(at + 2)
    store<i32>(next, base ^ word(place + (<usize>(one & 63) << 2)))
    next += <usize>(one < bound) << 2
    store<i32>(next, base ^ word(place + (<usize>(two & 63) << 2)))
    next += <usize>(two < bound) << 2
    at += 4
    for (let other = item(at); other < bound; at += 2, other = item(at)) {
      store<i32>(next, base ^ word(place + (<usize>(other & 63) << 2)))
      next += 4
    }
  }
  return <i32>((next - HASHES) >> 2)
}

/** The entry has a character more, in some gap. */
function missing(kinds: i32, budget: i32, next: i32): i32 {
  shift()
  const bound = boundOf(budget)
  let rest: u32 = kinds
  for (let gap = 0; rest !== 0; gap++, rest >>>= 3) {
    if ((rest & 7) === 0) continue
    const base = part(BEFORE, gap) ^ part(MOVED_RIGHT, gap)
    let at = lossList(rest & 7)
    for (let loss = item(at); loss < bound; at += 2, loss = item(at)) put(next++, base ^ zobrist(gap, loss & 63))
  }
  return next
}

/** The read has a character more. */
function extra(positions: i32, budget: i32, next: i32): i32 {
  let rest: u32 = positions
  for (let i = 0; rest !== 0; i++, rest >>>= 1) {
    if ((rest & 1) === 0 || part(INVENTED, codeAt(i)) + doubtAt(i) > budget) continue
    shift()
    put(next++, part(BEFORE, i) ^ part(MOVED_LEFT, i + 1))
  }
  return next
}

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

/**
 * Writes to `PASSED` the places of the hashes whose word of the filter, at the same place of `WORDS`, has all their bits
 * (`passes` in bloom.ts); how many they are. Without a branch: which of them pass is anybody's guess.
 */
export function passing(written: i32): i32 {
  let passed = PASSED
  for (let i = 0; i < written; i++) {
    const hash: u32 = word(HASHES + (<usize>i << 2))
    const bits: u32 = word(WORDS + (<usize>i << 2))
    store<u16>(passed, <u16>i)
    passed += <usize>((bits >>> hash) & (bits >>> (hash >>> 4)) & (bits >>> (hash >>> 7)) & 1) << 1
  }
  return <i32>((passed - PASSED) >> 1)
}

/** Makes the parts that insertions and deletions need; most reads need none, because nobody lists such shapes. */
function shift(): void {
  if (isShifted) return
  isShifted = true
  let hash = 0
  setPart(BEFORE, 0, 0)
  for (let i = 0; i < length; i++) {
    hash ^= zobrist(i, codeAt(i))
    setPart(BEFORE, i + 1, hash)
  }
  setPart(MOVED_LEFT, length, 0)
  setPart(MOVED_RIGHT, length, 0)
  setPart(MOVED_TWICE, length, 0)
  let left = 0
  let right = 0
  let twice = 0
  for (let i = length - 1; i >= 0; i--) {
    const code = codeAt(i)
    right ^= zobrist(i + 1, code)
    // Two places on may be too far for any mark.
    if (i + 2 < LONGEST) twice ^= zobrist(i + 2, code)
    left = i === 0 ? 0 : left ^ zobrist(i - 1, code)
    setPart(MOVED_RIGHT, i, right)
    setPart(MOVED_TWICE, i, twice)
    setPart(MOVED_LEFT, i, left)
  }
}
