import { CODES, codeOf } from '../index/alphabet.ts'

/** What stands at a place: nothing known (0), a code, or the end. */
const NONE = CODES
const STANDINGS = CODES + 1
const PLACES = 3
const WORDS = 2 * PLACES
/** Beginnings a pattern may stand for; what begins with a run or three unknowns says nothing of where it may not lead. */
const MOST = 4000

/**
 * Which three signs the patterns of a trie begin with. A read that lost one of its first three characters finds here, by its
 * own first two, what the lost one can have been; without it half of all paths through the trie end after two nodes, each of
 * which had to be waited for.
 */
export class PatternBeginnings {
  /** How many patterns stand for a beginning. */
  private readonly counts = new Map<number, number>()
  /** By two signs, the sets of characters that may stand before, between and behind them, two words each. */
  readonly sets = new Int32Array(STANDINGS * STANDINGS * WORDS)

  /** False for a pattern that begins with anything. */
  static tells(pattern: string): boolean {
    return standings(pattern).reduce((product, { length }) => product * length, 1) <= MOST
  }

  add(pattern: string): void {
    this.each(pattern, (beginning, of) => {
      const count = this.counts.get(beginning) ?? 0
      this.counts.set(beginning, count + 1)
      if (count === 0) this.turn(of)
    })
  }

  remove(pattern: string): void {
    this.each(pattern, (beginning, of) => {
      const count = this.counts.get(beginning) ?? 0
      if (count > 1) this.counts.set(beginning, count - 1)
      else {
        this.counts.delete(beginning)
        this.turn(of)
      }
    })
  }

  /** Place in `sets` of what may stand before the read's first characters; 2 and 4 further of what may stand behind one or both. */
  static placeOf(codes: Uint8Array, length: number): number {
    return placeOf(length > 0 ? (codes[0] as number) : NONE, length > 1 ? (codes[1] as number) : NONE)
  }

  private each(pattern: string, tell: (beginning: number, of: readonly [number, number, number]) => void): void {
    const [first, second, third] = standings(pattern) as [number[], number[], number[]]
    for (const a of first)
      for (const b of second) for (const c of third) tell((a * STANDINGS + b) * STANDINGS + c, [a, b, c])
  }

  private turn([a, b, c]: readonly [number, number, number]): void {
    this.turnBit(placeOf(b, c), a)
    this.turnBit(placeOf(a, c) + 2, b)
    this.turnBit(placeOf(a, b) + 4, c)
  }

  private turnBit(place: number, code: number): void {
    if (code === NONE) return
    const at = place + (code >> 5)
    this.sets[at] = (this.sets[at] as number) ^ (1 << code)
  }
}

const placeOf = (first: number, second: number): number => (first * STANDINGS + second) * WORDS

const ANY = Array.from({ length: STANDINGS }, (_, standing) => standing)
const CHARACTERS = ANY.slice(0, NONE)

/** What may stand at each of the first three places. */
function standings(pattern: string): number[][] {
  const run = pattern.indexOf('*')
  return Array.from({ length: PLACES }, (_, at) => {
    if (run >= 0 && at >= run) return ANY
    const sign = pattern.charAt(at)
    if (sign === '') return [NONE]
    return sign === '?' ? CHARACTERS : [codeOf(sign)]
  })
}
