// AssemblyScript: hashes of what is one error away from the read.

import {
  BEFORE,
  HASHES,
  INVENTED,
  MOST_HASHES,
  MOVED_LEFT,
  MOVED_RIGHT,
  ZOBRIST,
  boundOf,
  codeAt,
  doubtAt,
  flush,
  item,
  lossList,
  own,
  part,
  put,
  shift,
  substitutionList,
  take,
  word,
  zobrist,
} from './memory.as'

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
