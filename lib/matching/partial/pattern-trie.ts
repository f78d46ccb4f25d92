import type { CostTable } from '../costs/cost-table.ts'
import { CODES, codeOf } from '../index/alphabet.ts'

const ANY_ONE = CODES
const ANY_RUN = CODES + 1

/**
 * Fields of a node, kept in half a cache line. Its children that are characters are a list of siblings (to try errors) and
 * a set of bits (to see that there is none); a table beside (`children`) leads to the right one.
 */
const CODE = 0
const CHILD = 1
const SIBLING = 2
const ONE = 3
const RUN = 4
const LOW_CODES = 5
const HIGH_CODES = 6
const FIELDS = 8
const ROOT = FIELDS

/** Steps one read may take through the trie; ordinary reads take about a hundred among 10,000 patterns. */
const MOST_STEPS = 4000

/**
 * Partial marks by their characters, `?` and `*` among them. A read walks every path whose errors it can afford, through
 * the same costs as whole marks.
 */
export class PatternTrie {
  /** Doubled when full, both. A node is the place of its first field; it has as many places in `children` as codes. */
  private nodes = new Int32Array(1024 * FIELDS)
  private children = new Int32Array(1024 * CODES)
  private lastNode = ROOT
  private readonly ends = new Map<number, string>()
  private readonly nodeOf = new Map<string, number>()
  private readonly costs: CostTable
  private readonly cheapest: number
  private steps = 0
  private codes: Uint8Array = new Uint8Array(0)
  private length = 0
  private firstError = 0
  private furtherError = 0
  private budget = 0
  private found: (pattern: string, cost: number) => void = () => {}

  constructor(costs: CostTable) {
    this.costs = costs
    const substitutions = costs.substitution.filter((cost) => cost > 0)
    this.cheapest = Math.min(...substitutions, ...costs.lost.subarray(1), ...costs.invented.subarray(1))
  }

  get size(): number {
    return this.ends.size
  }

  add(pattern: string): void {
    let node = ROOT
    for (const character of pattern) node = this.childOf(node, codeIn(character))
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
    codes: Uint8Array,
    length: number,
    firstError: number,
    furtherError: number,
    budget: number,
    found: (pattern: string, cost: number) => void,
  ): void {
    if (this.ends.size === 0) return
    this.codes = codes
    this.length = length
    this.firstError = firstError
    this.furtherError = furtherError
    this.budget = budget
    this.found = found
    this.steps = 0
    this.walk(ROOT, 0, 0)
  }

  /** From a node, with the characters from `at` on still to be explained. */
  private walk(node: number, at: number, cost: number): void {
    if (++this.steps > MOST_STEPS) return
    const { nodes } = this
    if (at === this.length) {
      const pattern = this.ends.get(node)
      if (pattern !== undefined) this.found(pattern, cost)
    }
    const inRun = (nodes[node + CODE] as number) === ANY_RUN
    const run = nodes[node + RUN] as number
    if (run !== 0) this.walk(run, at, cost)
    const read = at < this.length ? (this.codes[at] as number) : -1
    if (read >= 0) {
      if (inRun) this.walk(node, at + 1, cost)
      const one = nodes[node + ONE] as number
      if (one !== 0) this.walk(one, at + 1, cost)
      if (read > 0 && this.hasChild(node, read)) this.walk(this.childOf(node, read), at + 1, cost)
    }
    const more = cost === 0 ? this.firstError : this.furtherError
    const afford = this.budget - cost - more
    if (afford >= this.cheapest) this.err(node, at, cost + more, afford, read, inRun)
  }

  /** Every error that can be afforded here; inside a run errors explain nothing, the run takes any character. */
  private err(node: number, at: number, cost: number, afford: number, read: number, inRun: boolean): void {
    const { nodes } = this
    const { substitution, lost, invented } = this.costs
    const spare = afford - this.furtherError
    for (let child = nodes[node + CHILD] as number; child !== 0; child = nodes[child + SIBLING] as number) {
      const code = nodes[child + CODE] as number
      if (read > 0 && code !== read) {
        const changed = substitution[(code << 6) | read] as number
        if (changed <= afford && this.goesOn(child, at + 1, spare - changed)) this.walk(child, at + 1, cost + changed)
      }
      const gone = lost[code] as number
      if (gone <= afford && this.goesOn(child, at, spare - gone)) this.walk(child, at, cost + gone)
    }
    if (read > 0 && !inRun && at > 0) {
      const extra = invented[read] as number
      if (extra <= afford) this.walk(node, at + 1, cost + extra)
    }
  }

  /** Whether anything can come of a step there; nearly always not, which is cheaper to see from outside. */
  private goesOn(node: number, at: number, spare: number): boolean {
    const { nodes } = this
    if (at === this.length || spare >= this.cheapest) return true
    return nodes[node + RUN] !== 0 || nodes[node + ONE] !== 0 || this.hasChild(node, this.codes[at] as number)
  }

  private hasChild(node: number, code: number): boolean {
    const codes = code < 32 ? (this.nodes[node + LOW_CODES] as number) : (this.nodes[node + HIGH_CODES] as number)
    return (codes & (1 << code)) !== 0
  }

  /** The node's child for this character, `?` or `*`, made when there is none. */
  private childOf(node: number, code: number): number {
    const { nodes } = this
    if (code >= ANY_ONE) {
      const field = code === ANY_ONE ? ONE : RUN
      const known = nodes[node + field] as number
      return known !== 0 ? known : this.make(node, field, code, 0)
    }
    const place = (node / FIELDS) * CODES + code
    const known = this.children[place] as number
    if (known !== 0) return known
    const field = code < 32 ? LOW_CODES : HIGH_CODES
    nodes[node + field] = (nodes[node + field] as number) | (1 << code)
    const made = this.make(node, CHILD, code, nodes[node + CHILD] as number)
    this.children[place] = made
    return made
  }

  private make(parent: number, field: number, code: number, sibling: number): number {
    this.lastNode += FIELDS
    const made = this.lastNode
    if (made + FIELDS > this.nodes.length) {
      this.nodes = doubled(this.nodes)
      this.children = doubled(this.children)
    }
    this.nodes[made + CODE] = code
    this.nodes[made + SIBLING] = sibling
    this.nodes[parent + field] = made
    return made
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}

const codeIn = (character: string): number =>
  character === '?' ? ANY_ONE : character === '*' ? ANY_RUN : codeOf(character)
