import type { CostTable } from '../costs/cost-table.ts'
import { CODES } from '../index/alphabet.ts'
import { stepsOf } from '../tolerance/edit-lists.ts'

/** Steps told apart; whatever is dearer is never tried. */
const AFFORDS = 256

/**
 * The costs in steps, and which errors an amount affords: sets of 36 characters as two words, codes below 32 in the first.
 * A node of the trie has the set of its children in the same form, so that what can be tried there is one AND.
 */
export class PatternCosts {
  /** At `entry << 6 | read`. */
  readonly substituted: Int16Array
  readonly lost: Int16Array
  readonly invented: Int16Array
  readonly cheapest: number
  readonly cheapestLost: number
  readonly cheapestInvented: number
  /** What may have been read as `read` or lost, at `setOf(read, afford)` and the place after; lost is read 0. */
  readonly affordable = new Int32Array(64 * AFFORDS * 2)

  constructor(costs: CostTable) {
    this.substituted = Int16Array.from(costs.substitution, stepsOf)
    this.lost = Int16Array.from(costs.lost, stepsOf)
    this.invented = Int16Array.from(costs.invented, stepsOf)
    const substitutions = this.substituted.filter((_, at) => (costs.substitution[at] as number) > 0)
    this.cheapestLost = Math.min(...this.lost.subarray(1))
    this.cheapestInvented = Math.min(...this.invented.subarray(1))
    this.cheapest = Math.min(...substitutions, this.cheapestLost, this.cheapestInvented)
    for (let code = 1; code < CODES; code++) {
      this.afford(0, code, this.lost[code] as number)
      for (let read = 1; read < CODES; read++)
        if (read !== code) this.afford(read, code, this.substituted[(code << 6) | read] as number)
    }
    for (let read = 0; read < CODES; read++)
      for (let at = setOf(read, 1); at < setOf(read + 1, 0); at++)
        this.affordable[at] = (this.affordable[at] as number) | (this.affordable[at - 2] as number)
  }

  private afford(read: number, code: number, steps: number): void {
    if (steps >= AFFORDS) return
    const at = setOf(read, steps) + (code >> 5)
    this.affordable[at] = (this.affordable[at] as number) | (1 << code)
  }
}

const made = new WeakMap<CostTable, PatternCosts>()

/** Those of a cost table, made once. */
export function patternCosts(costs: CostTable): PatternCosts {
  const known = made.get(costs) ?? new PatternCosts(costs)
  made.set(costs, known)
  return known
}

/** Where the set begins. */
export const setOf = (read: number, afford: number): number => ((read << 8) + Math.min(afford, AFFORDS - 1)) << 1
