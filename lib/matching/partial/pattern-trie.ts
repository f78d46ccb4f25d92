import type { CostTable } from '../costs/cost-table.ts'
import { CODES, codeOf } from '../index/alphabet.ts'
import { IntColumn } from '../index/int-column.ts'

const ANY_ONE = CODES
const ANY_RUN = CODES + 1
const WIDTH = CODES + 2
/** Steps one read may take through the trie; ordinary reads take a few dozen among 10,000 patterns. */
const MOST_STEPS = 4000

/**
 * Partial marks by their characters, `?` and `*` among them. A read walks every path whose errors it can afford, through
 * the same costs as whole marks.
 */
export class PatternTrie {
  private readonly nodes = new IntColumn(WIDTH)
  private nodeCount = 1
  private readonly ends = new Map<number, string>()
  private readonly nodeOf = new Map<string, number>()
  /** By read code: listed codes it may have been, cheapest first, and what they cost. */
  private readonly origins: { code: number; cost: number }[][]
  private readonly costs: CostTable
  private steps = 0

  constructor(costs: CostTable) {
    this.costs = costs
    this.nodes.set(1, 0, 0)
    this.origins = Array.from({ length: CODES }, (_, read) =>
      read === 0
        ? []
        : Array.from({ length: CODES - 1 }, (_, i) => ({
            code: i + 1,
            cost: costs.substitution[((i + 1) << 6) | read] as number,
          }))
            .filter(({ code }) => code !== read)
            .sort((a, b) => a.cost - b.cost),
    )
  }

  get size(): number {
    return this.ends.size
  }

  add(pattern: string): void {
    let node = 1
    for (const character of pattern) {
      const child = childOf(character)
      let next = this.nodes.get(node, child)
      if (next === 0) {
        next = ++this.nodeCount
        this.nodes.set(next, 0, 0)
        this.nodes.set(node, child, next)
      }
      node = next
    }
    this.ends.set(node, pattern)
    this.nodeOf.set(pattern, node)
  }

  /** Paths stay, as the patterns of a list come and go together. */
  remove(pattern: string): void {
    const node = this.nodeOf.get(pattern)
    if (node === undefined) return
    this.ends.delete(node)
    this.nodeOf.delete(pattern)
  }

  /**
   * Calls `found` with each pattern the read fits at `budget` or less and the cost; `firstError` is added to the first
   * error and `furtherError` to others. A pattern may be found more than once. `codes` hold 0 for characters of other
   * scripts, which only wildcards stand for.
   */
  search(
    codes: ArrayLike<number>,
    length: number,
    firstError: number,
    furtherError: number,
    budget: number,
    found: (pattern: string, cost: number) => void,
  ): void {
    if (this.ends.size === 0) return
    this.steps = 0
    this.walk(1, 0, 0, 0, { codes, length, firstError, furtherError, budget, found })
  }

  private walk(node: number, at: number, cost: number, inRun: number, search: Search): void {
    if (++this.steps > MOST_STEPS) return
    const { nodes } = this
    if (at === search.length) {
      const pattern = this.ends.get(node)
      if (pattern !== undefined) search.found(pattern, cost)
    }
    const run = nodes.get(node, ANY_RUN)
    if (run !== 0) this.walk(run, at, cost, 1, search)
    if (inRun === 1 && at < search.length) this.walk(node, at + 1, cost, 1, search)
    if (at < search.length) {
      const code = search.codes[at] as number
      const same = code === 0 ? 0 : nodes.get(node, code)
      if (same !== 0) this.walk(same, at + 1, cost, 0, search)
      const one = nodes.get(node, ANY_ONE)
      if (one !== 0) this.walk(one, at + 1, cost, 0, search)
    }
    // Inside a run errors explain nothing: the run takes any character.
    const afford = search.budget - cost - (cost === 0 ? search.firstError : search.furtherError)
    if (afford > 0) this.err(node, at, search.budget - afford, afford, inRun, search)
  }

  private err(node: number, at: number, cost: number, afford: number, inRun: number, search: Search): void {
    const { nodes } = this
    if (at < search.length) {
      const read = search.codes[at] as number
      for (const { code, cost: dearer } of this.origins[read] as { code: number; cost: number }[]) {
        if (dearer > afford) break
        const child = nodes.get(node, code)
        if (child !== 0) this.walk(child, at + 1, cost + dearer, 0, search)
      }
      const extra = this.costs.invented[read] as number
      if (inRun === 0 && at > 0 && extra <= afford) this.walk(node, at + 1, cost + extra, 0, search)
    }
    for (let code = 1; code < CODES; code++) {
      const dearer = this.costs.lost[code] as number
      if (dearer > afford) continue
      const child = nodes.get(node, code)
      if (child !== 0) this.walk(child, at, cost + dearer, 0, search)
    }
  }
}

interface Search {
  codes: ArrayLike<number>
  length: number
  firstError: number
  furtherError: number
  budget: number
  found: (pattern: string, cost: number) => void
}

const childOf = (character: string): number =>
  character === '?' ? ANY_ONE : character === '*' ? ANY_RUN : codeOf(character)
