// AssemblyScript: the one page of memory that the compiled loops work in, and the read they work on.

// Where things lie in the one page of memory, in bytes; search-core.ts asks for what it reads or writes.
export const ZOBRIST: usize = 0
export const SUBSTITUTIONS: usize = 3072
export const LOSSES: usize = 35840
export const INVENTED: usize = 36352
export const CODES: usize = 36544
export const DOUBTS: usize = 36560
export const BEFORE: usize = 36608
export const MOVED_LEFT: usize = 36656
export const MOVED_RIGHT: usize = 36704
export const MOVED_TWICE: usize = 36752
export const PLAN: usize = 36800
export const HASHES: usize = 36992
export const WORDS: usize = 45184
export const PASSED: usize = 53376

/** Hashes written down before they are looked up. */
export const MOST_HASHES: i32 = 1024
export const LONGEST: i32 = 10
/** More steps than any budget. */
export const NEVER: i32 = 16384
export const LEVEL: i32 = 8192
/** Steps no list's word reaches: its end mark is one of them. */
export const DEAREST: i32 = 1023

/** Looks up what has been written down; answers 0, the place to go on at. */
@external("host", "flush")
export declare function flush(written: i32): i32

export let own: i32 = 0
export let length: i32 = 0
export let isShifted: bool = false

@inline export function word(at: usize): i32 {
  return load<i32>(at)
}

@inline export function zobrist(place: i32, code: i32): i32 {
  return word(ZOBRIST + (<usize>((place << 6) | code) << 2))
}

@inline export function codeAt(i: i32): i32 {
  return <i32>load<u8>(CODES + <usize>i)
}

@inline export function doubtAt(i: i32): i32 {
  return word(DOUBTS + (<usize>i << 2))
}

@inline export function part(parts: usize, i: i32): i32 {
  return word(parts + (<usize>i << 2))
}

@inline export function setPart(parts: usize, i: i32, value: i32): void {
  store<i32>(parts + (<usize>i << 2), value)
}

@inline export function put(next: i32, hash: i32): void {
  store<i32>(HASHES + (<usize>next << 2), hash)
}

@inline export function boundOf(steps: i32): i32 {
  return (steps < DEAREST ? steps + 1 : DEAREST) << 6
}

@inline export function substitutionList(kinds: i32, code: i32): usize {
  return SUBSTITUTIONS + (<usize>((kinds << 6) | code) << 6)
}

@inline export function lossList(kinds: i32): usize {
  return LOSSES + (<usize>kinds << 6)
}

@inline export function item(at: usize): i32 {
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

/** Makes the parts that insertions and deletions need; most reads need none, because nobody lists such shapes. */
export function shift(): void {
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
