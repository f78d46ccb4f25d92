import { type CostTable, foldCost, foldLost, otherFolds } from '../costs/cost-table.ts'
import { CODES, FOLDS } from '../index/alphabet.ts'
import { kindOf } from '../index/fold-shapes.ts'

/** Room for one list: all 27 look-alike sets, and end marks dearer than any bound. */
const LIST_BITS = 5

/** Costs of the search are whole sixteenths of a nat: a chance is known to 6 %, far better than it is. */
const STEPS = 16
const DEAREST_STEP = 1023

export const stepsOf = (nats: number): number => Math.round(nats * STEPS)

/** What list words are below when they cost at most `steps`; no list's end mark is. */
export const boundOf = (steps: number): number => (steps < DEAREST_STEP ? steps + 1 : DEAREST_STEP) << 6

/**
 * For each set of allowed kinds (bit 0 digits, 1 letters, 2 sets of both) the look-alike sets a character may have been
 * read from, cheapest first; and those a gap may have lost. An item is one word, `steps << 6 | set`: one load a neighbour.
 */
export interface EditLists {
  /** Lists begin where `substitutionList` says. */
  substitutions: Uint16Array
  /** Lists begin where `lossList` says. */
  losses: Uint16Array
  /** By read code: steps that taking it for invented costs. */
  invented: Int32Array
  /** Steps of the cheapest errors there are: a search that cannot afford them is over before it begins. */
  cheapest: number
  cheapestSubstitution: number
  cheapestLost: number
  cheapestInvented: number
}

export const substitutionList = (kinds: number, code: number): number => ((kinds << 6) | code) << LIST_BITS
export const lossList = (kinds: number): number => kinds << LIST_BITS

const made = new WeakMap<CostTable, EditLists>()

/** The lists of a cost table, made once. */
export function editLists(costs: CostTable): EditLists {
  const lists = made.get(costs) ?? makeLists(costs)
  made.set(costs, lists)
  return lists
}

function makeLists(costs: CostTable): EditLists {
  const substitutions = new Uint16Array(substitutionList(8, 0)).fill(END)
  const losses = new Uint16Array(lossList(8)).fill(END)
  for (let kinds = 1; kinds < 8; kinds++) {
    const allowed = (fold: number) => (kinds & (1 << (kindOf[fold] as number))) !== 0
    for (let read = 1; read < CODES; read++) {
      const list = otherFolds(read).filter(allowed)
      write(list, (fold) => foldCost(costs, fold, read), substitutions, substitutionList(kinds, read))
    }
    write(FOLDS.filter(allowed), (fold) => foldLost(costs, fold), losses, lossList(kinds))
  }
  const invented = Int32Array.from(costs.invented, stepsOf)
  const cheapestSubstitution = Math.min(...substitutions) >> 6
  const cheapestLost = Math.min(...losses) >> 6
  const cheapestInvented = Math.min(...invented.subarray(1))
  return {
    substitutions,
    losses,
    invented,
    cheapest: Math.min(cheapestSubstitution, cheapestLost, cheapestInvented),
    cheapestSubstitution,
    cheapestLost,
    cheapestInvented,
  }
}

const END = (DEAREST_STEP << 6) | 63

function write(list: readonly number[], cost: (fold: number) => number, into: Uint16Array, at: number): void {
  const words = list.map((fold) => (Math.min(DEAREST_STEP - 1, stepsOf(cost(fold))) << 6) | fold)
  into.set(
    words.sort((a, b) => a - b),
    at,
  )
}
