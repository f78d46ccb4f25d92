import { LONGEST_PACKED } from '../index/alphabet.ts'
import { kindOf } from '../index/fold-shapes.ts'
import { zobrist } from '../index/zobrist.ts'
import { boundOf, type EditLists, substitutionList } from './edit-lists.ts'
import type { PreparedRead } from './prepared-read.ts'

/** All that a read may have: every set at every position. */
export const MOST_SUBSTITUTIONS = LONGEST_PACKED << 5
/** Up to so many are sorted by inserting; a read with more is hopeless. */
const FEW = 32

/** Substitutions of a read within a budget, cheapest first: what pairs of errors are made of. */
export class PricedSubstitutions {
  count = 0
  readonly steps = new Int32Array(MOST_SUBSTITUTIONS)
  readonly places = new Int32Array(MOST_SUBSTITUTIONS)
  /** `3 * place + kind` of the set put there: the bit of a plan's word that allows it. */
  readonly bits = new Int32Array(MOST_SUBSTITUTIONS)
  /** What it changes in the hash, and what it does when the character stands one place further right. */
  readonly changes = new Int32Array(MOST_SUBSTITUTIONS)
  readonly changesMoved = new Int32Array(MOST_SUBSTITUTIONS)
  /** After `fitBeside`: what those that fit change, and their steps. */
  readonly fitting = new Int32Array(MOST_SUBSTITUTIONS)
  readonly fittingSteps = new Int32Array(MOST_SUBSTITUTIONS)
  /** `steps << 16 | place << 8 | set`. */
  private readonly words = new Int32Array(MOST_SUBSTITUTIONS)
  private readonly lists: EditLists

  constructor(lists: EditLists) {
    this.lists = lists
  }

  take(read: PreparedRead, kinds: number, budget: number): void {
    const { words, steps, places, bits, changes, changesMoved } = this
    this.collect(read, kinds, budget)
    for (let i = 0; i < this.count; i++) {
      const word = words[i] as number
      const place = (word >> 8) & 255
      const fold = word & 255
      const code = read.codes[place] as number
      const here = place << 6
      steps[i] = word >> 16
      places[i] = place
      bits[i] = 3 * place + (kindOf[fold] as number)
      changes[i] = (zobrist[here | code] as number) ^ (zobrist[here | fold] as number)
      changesMoved[i] = (zobrist[(here + 64) | code] as number) ^ (zobrist[(here + 64) | fold] as number)
    }
  }

  /** Picks those that `kinds` allows beside a character lost in this gap, which moves what stands behind it; how many. */
  fitBeside(gap: number, kinds: number): number {
    const { count, steps, places, bits, changes, changesMoved, fitting, fittingSteps } = this
    let fit = 0
    for (let i = 0; i < count; i++) {
      fitting[fit] = (places[i] as number) < gap ? (changes[i] as number) : (changesMoved[i] as number)
      fittingSteps[fit] = steps[i] as number
      fit += (kinds >>> (bits[i] as number)) & 1
    }
    return fit
  }

  private collect(read: PreparedRead, kinds: number, budget: number): void {
    const { substitutions } = this.lists
    const { words } = this
    let count = 0
    for (let i = 0, rest = kinds; rest !== 0; i++, rest >>>= 3) {
      const doubt = read.doubtSteps[i] as number
      const bound = boundOf(budget - doubt)
      let at = substitutionList(rest & 7, read.codes[i] as number)
      for (let word = substitutions[at] as number; word < bound; word = substitutions[++at] as number)
        words[count++] = (((word >> 6) + doubt) << 16) | (i << 8) | (word & 63)
    }
    this.count = count
    if (count > FEW) words.subarray(0, count).sort()
    else insertionSort(words, count)
  }
}

function insertionSort(words: Int32Array, count: number): void {
  for (let i = 1; i < count; i++) {
    const word = words[i] as number
    let at = i
    for (; at > 0 && (words[at - 1] as number) > word; at--) words[at] = words[at - 1] as number
    words[at] = word
  }
}
