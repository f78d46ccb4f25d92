import { type CostTable, foldCost, foldLost, otherFolds } from '../costs/cost-table.ts'
import { CODES, FOLDS } from '../index/alphabet.ts'
import { kindOf } from '../index/fold-shapes.ts'

/** Room for one list: every look-alike set, and an end mark of infinite cost. */
export const LIST = FOLDS.length + 1

/** Steps of cost in a nat: a chance is known to 6 %, far better than it is. */
const STEPS = 16
const DEAREST_STEP = 1023

/** What `steps` are below within a budget; 0 when nothing is. */
export const stepBound = (budget: number): number =>
  Math.max(0, Math.min(DEAREST_STEP, Math.floor(budget * STEPS) + 1)) << 6

/**
 * For each set of allowed kinds (bit 0 digits, 1 letters, 2 sets of both) the look-alike sets a character may have been
 * read from, cheapest first; and those a gap may have lost. Lists end with an infinite cost.
 */
export interface EditLists {
  /** List of `kinds` and read code at `(kinds * CODES + code) * LIST`. */
  folds: Uint8Array
  costs: Float32Array
  /** The same in one word, `cost in sixteenths << 6 | set`, for the search of every read: one load a neighbour. */
  steps: Uint16Array
  /** List of `kinds` at `kinds * LIST`. */
  lostFolds: Uint8Array
  lostCosts: Float32Array
  /** By read code: what taking it for invented costs. */
  invented: Float64Array
  /** Cheapest single error there is: below it no second error can be afforded. */
  cheapest: number
  cheapestSubstitution: number
  cheapestLost: number
  cheapestInvented: number
}

export function editLists(costs: CostTable): EditLists {
  const folds = new Uint8Array(8 * CODES * LIST)
  const listCosts = new Float32Array(8 * CODES * LIST).fill(Number.POSITIVE_INFINITY)
  const lostFolds = new Uint8Array(8 * LIST)
  const lostCosts = new Float32Array(8 * LIST).fill(Number.POSITIVE_INFINITY)
  for (let kinds = 1; kinds < 8; kinds++) {
    const allowed = (fold: number) => (kinds & (1 << (kindOf[fold] as number))) !== 0
    for (let read = 1; read < CODES; read++) {
      const list = otherFolds(read).filter(allowed)
      write(list, (fold) => foldCost(costs, fold, read), folds, listCosts, (kinds * CODES + read) * LIST)
    }
    write(FOLDS.filter(allowed), (fold) => foldLost(costs, fold), lostFolds, lostCosts, kinds * LIST)
  }
  const steps = Uint16Array.from(
    listCosts,
    (cost, at) => (Math.min(DEAREST_STEP, Math.round(cost * STEPS)) << 6) | (folds[at] as number),
  )
  const cheapestSubstitution = Math.min(...listCosts)
  const cheapestLost = Math.min(...lostCosts)
  const cheapestInvented = Math.min(...costs.invented.subarray(1))
  return {
    folds,
    costs: listCosts,
    steps,
    lostFolds,
    lostCosts,
    invented: costs.invented,
    cheapest: Math.min(cheapestSubstitution, cheapestLost, cheapestInvented),
    cheapestSubstitution,
    cheapestLost,
    cheapestInvented,
  }
}

function write(
  list: readonly number[],
  cost: (fold: number) => number,
  folds: Uint8Array,
  costs: Float32Array,
  at: number,
): void {
  const priced = list.map((fold) => ({ fold, cost: cost(fold) })).sort((a, b) => a.cost - b.cost)
  priced.forEach((one, i) => {
    folds[at + i] = one.fold
    costs[at + i] = one.cost
  })
}
