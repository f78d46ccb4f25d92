import { CODES, codeOf } from '../index/alphabet.ts'

/** What may stand at a place: a code, 0 for what no code stands for, or nothing, as the mark has ended. */
const ENDED = CODES
const STANDINGS = CODES + 1
const PLACES = 3
/** Two words for each set of characters: as the nodes of the trie have them, codes below 32 in the first. */
const WORDS = 2 * PLACES
/** Beginnings a pattern may stand for; one that begins with a run or three unknowns says nothing of where it may not lead. */
const MOST = 2000

/**
 * Which three signs the patterns of a trie begin with. A read that lost one of its first three characters finds here, by its
 * own first two, what the lost one can have been; without it half of all steps through the trie lead to nodes whose next sign
 * is another, and each of those has to be waited for.
 */
export class PatternBeginnings {
  /** By two signs, the sets of characters that may stand before, between and behind them. */
  readonly sets = new Int32Array(STANDINGS ** 2 * WORDS)
  /** How many patterns stand for a beginning. */
  private readonly counts = new Int32Array(STANDINGS ** PLACES)

  /** False for a pattern that begins with anything. */
  static tells(pattern: string): boolean {
    return standings(pattern).reduce((product, { length }) => product * length, 1) <= MOST
  }

  /** Place in `sets` of what may stand before the read's first two characters; 2 and 4 on, between and behind them. */
  static placeOf(codes: Uint8Array, length: number): number {
    return placeOf(length > 0 ? (codes[0] as number) : ENDED, length > 1 ? (codes[1] as number) : ENDED)
  }

  add(pattern: string): void {
    this.count(pattern, 1)
  }

  /** After `add`. */
  remove(pattern: string): void {
    this.count(pattern, -1)
  }

  private count(pattern: string, by: 1 | -1): void {
    const [first, second, third] = standings(pattern) as [number[], number[], number[]]
    for (const a of first)
      for (const b of second)
        for (const c of third) {
          const beginning = (a * STANDINGS + b) * STANDINGS + c
          const before = this.counts[beginning] as number
          this.counts[beginning] = before + by
          if (before === 0 || before + by === 0) this.turn(a, b, c)
        }
  }

  private turn(a: number, b: number, c: number): void {
    this.turnBit(placeOf(b, c), a)
    this.turnBit(placeOf(a, c) + 2, b)
    this.turnBit(placeOf(a, b) + 4, c)
  }

  private turnBit(place: number, code: number): void {
    if (code === ENDED) return
    const at = place + (code >> 5)
    this.sets[at] = (this.sets[at] as number) ^ (1 << code)
  }
}

const placeOf = (first: number, second: number): number => (first * STANDINGS + second) * WORDS

const ANY = Array.from({ length: STANDINGS }, (_, standing) => standing)
const CHARACTERS = ANY.slice(0, ENDED)

/** What may stand at each of the first three places. */
function standings(pattern: string): number[][] {
  const run = pattern.indexOf('*')
  return Array.from({ length: PLACES }, (_, at) => {
    if (run >= 0 && at >= run) return ANY
    const sign = pattern.charAt(at)
    if (sign === '') return [ENDED]
    return sign === '?' ? CHARACTERS : [codeOf(sign)]
  })
}
