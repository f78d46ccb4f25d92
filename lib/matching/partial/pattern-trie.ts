import type { CostTable } from '../costs/cost-table.ts'
import { stepsOf } from '../tolerance/edit-lists.ts'
import { PatternBeginnings } from './pattern-beginnings.ts'
import { type PatternCosts, patternCosts, setOf } from './pattern-costs.ts'
import {
  ABOUT,
  ANY_RUN,
  codeAt,
  END,
  HIGH_CODES,
  LOW_CODES,
  leastAt,
  mostAt,
  ONE,
  PatternNodes,
  ROOT,
  RUN,
} from './pattern-nodes.ts'
import { PatternParts } from './pattern-parts.ts'

/** Steps one read may take through the tries; ordinary reads take about 48 among 10,000 patterns. */
const MOST_STEPS = 4000

/**
 * Partial marks by their characters. A read walks every path whose errors it can afford, through the same costs as whole
 * marks; what it costs is kept in whole sixteenths of a nat (`edit-lists.ts`).
 */
export class PatternTrie {
  private readonly parts = new PatternParts()
  /** The part being walked, and the place of what the read may have lost among its first characters. */
  private trie = new PatternNodes()
  private beginnings: PatternBeginnings | undefined
  private beginning = 0
  /** By number, from 1; freed numbers are used again. */
  private readonly patterns: string[] = ['']
  private readonly free: number[] = []
  private readonly known = new Set<string>()
  private readonly costs: PatternCosts
  private steps = 0
  private codes: Uint8Array = new Uint8Array(0)
  private length = 0
  private firstError = 0
  private furtherError = 0
  private leastFurther = 0
  private budget = 0
  private found: (pattern: string, cost: number) => void = () => {}

  constructor(costs: CostTable) {
    this.costs = patternCosts(costs)
  }

  get size(): number {
    return this.known.size
  }

  /** Nodes in use. */
  get nodes(): number {
    return this.parts.nodes
  }

  add(pattern: string): void {
    if (this.known.has(pattern)) return
    const number = this.free.pop() ?? this.patterns.length
    this.patterns[number] = pattern
    this.parts.add(pattern, number)
    this.known.add(pattern)
  }

  remove(pattern: string): void {
    if (this.known.delete(pattern)) this.free.push(this.parts.remove(pattern))
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
    if (this.known.size === 0) return
    this.codes = codes
    this.length = length
    this.firstError = stepsOf(firstError)
    this.furtherError = stepsOf(furtherError)
    this.leastFurther = Math.min(0, this.furtherError)
    this.budget = stepsOf(budget)
    this.found = found
    // What fits without an error first, with steps of its own: however many fit with one, it is found.
    this.steps = 0
    for (const { trie } of this.parts.inOrder) {
      this.trie = trie
      this.follow(ROOT, 0, 0)
    }
    this.steps = 0
    this.beginning = PatternBeginnings.placeOf(codes, length)
    for (const { trie, beginnings } of this.parts.inOrder) {
      this.trie = trie
      this.beginnings = beginnings
      this.walk(ROOT, 0, 0)
    }
  }

  /** From a node, with the characters from `at` on still to be explained; `cost` in steps. */
  private walk(node: number, at: number, cost: number): void {
    const { nodes } = this.trie
    const about = nodes[node + ABOUT] as number
    const more = cost === 0 ? this.firstError : this.furtherError
    const afford = this.budget - cost - more
    const left = this.length - at
    const wanted = this.toFit(left, leastAt(about), mostAt(about))
    if (wanted > 0 && wanted > afford) return
    if (++this.steps > MOST_STEPS) return
    if (left === 0) {
      const pattern = nodes[node + END] as number
      if (pattern !== 0) this.found(this.patterns[pattern] as string, cost / stepsOf(1))
    }
    const inRun = codeAt(about) === ANY_RUN
    const run = nodes[node + RUN] as number
    if (run !== 0) this.walk(run, at, cost)
    const read = at < this.length ? (this.codes[at] as number) : -1
    if (read >= 0) {
      if (inRun) this.walk(node, at + 1, cost)
      const one = nodes[node + ONE] as number
      if (one !== 0) this.walk(one, at + 1, cost)
      if (read > 0 && this.trie.has(node, read)) this.walk(this.trie.child(node, read), at + 1, cost)
    }
    if (afford >= this.costs.cheapest) this.err(node, at, cost, afford, read)
  }

  /** Every error that can be afforded here; inside a run errors explain nothing, the run takes any character. */
  private err(node: number, at: number, before: number, afford: number, read: number): void {
    const { nodes } = this.trie
    const cost = this.budget - afford
    const about = nodes[node + ABOUT] as number
    const [left, least, most] = [this.length - at, leastAt(about), mostAt(about)]
    const low = nodes[node + LOW_CODES] as number
    const high = nodes[node + HIGH_CODES] as number
    const { affordable, invented, cheapest, cheapestLost } = this.costs
    // What is lost makes the rest of the read too long for patterns of its own length.
    const losses = afford - this.toFit(left, least - 1, most - 1)
    if (losses >= cheapestLost) {
      const lost = setOf(0, losses)
      let [first, second] = [low & (affordable[lost] as number), high & (affordable[lost + 1] as number)]
      if (before === 0 && at < 3 && this.beginnings !== undefined) {
        // What leaves room for another error may begin otherwise yet.
        const more = setOf(0, Math.max(0, afford - cheapest - this.furtherError))
        const place = this.beginning + 2 * at
        const { sets } = this.beginnings
        first &= (sets[place] as number) | (affordable[more] as number)
        second &= (sets[place + 1] as number) | (affordable[more + 1] as number)
      }
      this.lose(node, at, cost, afford, first, 0)
      this.lose(node, at, cost, afford, second, 32)
    }
    if (read <= 0) return
    const changed = setOf(read, afford)
    this.change(node, at, cost, afford, low & (affordable[changed] as number), 0)
    this.change(node, at, cost, afford, high & (affordable[changed + 1] as number), 32)
    if (codeAt(about) === ANY_RUN || at === 0) return
    const extra = invented[read] as number
    if (extra + this.toFit(left - 1, least, most) <= afford) this.walk(node, at + 1, cost + extra)
  }

  /** No way is cheaper than this that brings `left` characters between `least` and `most`: by losses or by inventions. */
  private toFit(left: number, least: number, most: number): number {
    const { cheapestLost, cheapestInvented } = this.costs
    if (left < least) return (least - left) * (cheapestLost + this.leastFurther)
    return left > most ? (left - most) * (cheapestInvented + this.leastFurther) : 0
  }

  private lose(node: number, at: number, cost: number, afford: number, codes: number, from: number): void {
    const { lost, cheapest } = this.costs
    const least = cheapest + this.furtherError
    for (let rest = codes; rest !== 0; rest &= rest - 1) {
      const code = from + 31 - Math.clz32(rest & -rest)
      const gone = lost[code] as number
      const child = this.trie.child(node, code)
      if (afford - gone >= least) this.walk(child, at, cost + gone)
      else this.follow(child, at, cost + gone)
    }
  }

  private change(node: number, at: number, cost: number, afford: number, codes: number, from: number): void {
    const { substituted, cheapest } = this.costs
    const least = cheapest + this.furtherError
    const read = this.codes[at] as number
    for (let rest = codes; rest !== 0; rest &= rest - 1) {
      const code = from + 31 - Math.clz32(rest & -rest)
      const changed = substituted[(code << 6) | read] as number
      const child = this.trie.child(node, code)
      if (afford - changed >= least) this.walk(child, at + 1, cost + changed)
      else this.follow(child, at + 1, cost + changed)
    }
  }

  /** As `walk`, once no further error can be afforded: nearly always that ends after a character or two. */
  private follow(from: number, start: number, cost: number): void {
    const { nodes } = this.trie
    const { codes, length } = this
    let node = from
    for (let at = start; ; at++) {
      const about = nodes[node + ABOUT] as number
      if (length - at < leastAt(about) || length - at > mostAt(about)) return
      if (++this.steps > MOST_STEPS) return
      const run = nodes[node + RUN] as number
      if (run !== 0) this.follow(run, at, cost)
      if (at === length) {
        const pattern = nodes[node + END] as number
        if (pattern !== 0) this.found(this.patterns[pattern] as string, cost / stepsOf(1))
        return
      }
      if (codeAt(about) === ANY_RUN) this.follow(node, at + 1, cost)
      const read = codes[at] as number
      const one = nodes[node + ONE] as number
      const next = read > 0 && this.trie.has(node, read) ? this.trie.child(node, read) : 0
      if (next !== 0 && one !== 0) this.follow(one, at + 1, cost)
      node = next !== 0 ? next : one
      if (node === 0) return
    }
  }
}
