import type { Random } from '#lib/core/random.ts'

/**
 * What a camera takes one character for another, with how often in a thousand sights of it. Pairs follow the shapes
 * that DOMAIN §5 names; the rates are ours, scaled below so that three marks in a hundred come out wrong.
 */
const confusions: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  A: [
    ['4', 1],
    ['R', 0.5],
  ],
  B: [
    ['8', 9],
    ['R', 1],
    ['E', 0.5],
  ],
  C: [
    ['G', 3],
    ['O', 1],
  ],
  D: [
    ['0', 8],
    ['O', 6],
    ['Q', 1],
  ],
  E: [
    ['F', 2],
    ['B', 1],
  ],
  F: [
    ['P', 2],
    ['E', 1],
  ],
  G: [
    ['6', 5],
    ['C', 3],
  ],
  H: [
    ['M', 1],
    ['N', 1],
    ['W', 0.5],
  ],
  J: [
    ['U', 1],
    ['3', 0.5],
  ],
  K: [
    ['X', 2],
    ['R', 0.5],
  ],
  L: [
    ['1', 2],
    ['E', 1],
  ],
  M: [
    ['N', 2],
    ['H', 1],
    ['W', 1],
  ],
  N: [
    ['M', 2],
    ['H', 1],
  ],
  O: [
    ['D', 6],
    ['Q', 2],
    ['C', 1],
  ],
  P: [
    ['F', 2],
    ['R', 1],
  ],
  R: [
    ['P', 1],
    ['K', 1],
    ['B', 1],
  ],
  S: [
    ['5', 7],
    ['8', 1],
  ],
  T: [
    ['Y', 2],
    ['7', 2],
  ],
  U: [
    ['V', 1],
    ['J', 1],
    ['0', 1],
  ],
  V: [
    ['Y', 3],
    ['U', 1],
  ],
  W: [
    ['M', 1],
    ['N', 1],
  ],
  X: [
    ['K', 2],
    ['Y', 1],
  ],
  Y: [
    ['V', 3],
    ['T', 2],
  ],
  Z: [
    ['2', 8],
    ['7', 2],
  ],
  0: [
    ['D', 8],
    ['Q', 2],
    ['8', 1],
  ],
  1: [
    ['L', 3],
    ['7', 2],
    ['T', 1],
  ],
  2: [
    ['Z', 8],
    ['7', 1],
  ],
  3: [
    ['8', 3],
    ['B', 1],
    ['J', 0.5],
  ],
  4: [
    ['A', 2],
    ['1', 0.5],
  ],
  5: [
    ['S', 7],
    ['6', 1],
  ],
  6: [
    ['G', 5],
    ['8', 2],
  ],
  7: [
    ['T', 2],
    ['1', 2],
    ['Z', 1],
  ],
  8: [
    ['B', 9],
    ['3', 2],
    ['6', 1],
    ['0', 1],
  ],
  9: [
    ['8', 3],
    ['G', 1],
    ['4', 0.5],
  ],
}

export const MISREAD_RATE = 0.03
/** Of the misreads, those that lose a character (narrow or soiled ones) or gain one (a bolt, a badge). */
const LOST_SHARE = 0.08
const GAINED_SHARE = 0.04

const total = (character: string) => (confusions[character] ?? []).reduce((sum, [, rate]) => sum + rate, 0)

/** A wrong reading of the mark: one confused character, seldom two, or one lost or gained. */
export function misreadOf(mark: string, random: Random): string {
  const roll = random.next()
  if (roll < LOST_SHARE) return without(mark, random.below(mark.length))
  if (roll < LOST_SHARE + GAINED_SHARE) {
    const at = random.pick([0, mark.length])
    return mark.slice(0, at) + random.pick(['1', 'I', 'L']) + mark.slice(at)
  }
  const once = confuse(mark, random)
  return random.chance(0.1) ? confuse(once, random) : once
}

/** The characters most easily taken for this one, likeliest first. */
export function lookAlikes(character: string): readonly string[] {
  return (confusions[character] ?? []).map(([other]) => other)
}

function confuse(mark: string, random: Random): string {
  const at = random.weighted(
    Array.from(mark, (_, i) => i),
    (i) => total(mark.charAt(i)),
  )
  const [other] = random.weighted(confusions[mark.charAt(at)] ?? [['8', 1] as const], ([, rate]) => rate)
  return mark.slice(0, at) + other + mark.slice(at + 1)
}

function without(mark: string, at: number): string {
  return mark.slice(0, at) + mark.slice(at + 1)
}
