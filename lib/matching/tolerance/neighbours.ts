import { CODES, LONGEST_PACKED } from '../index/alphabet.ts'
import { bloomBits } from '../index/bloom.ts'
import { type FoldShapes, powerOf3, shapeStart } from '../index/fold-shapes.ts'
import type { MarkTable } from '../index/mark-table.ts'
import { zobrist } from '../index/zobrist.ts'
import { type EditLists, LIST } from './edit-lists.ts'
import { PreparedRead } from './prepared-read.ts'

/** First errors kept to be combined with a second one; a read with no doubt in it has about twenty. */
const MOST_FIRST = 512

/**
 * Finds the listed marks that one read may stand for. Everything within a budget is looked up and nothing beyond it, so
 * whatever is looked up is likelier than whatever is not; the budget of second errors shrinks first when there is too
 * much to look up. A neighbour costs one XOR and one load, as long as the filter knows it is not listed.
 */
export class Neighbours {
  /** Rows of the mark table found, perhaps more than once; `count` of them. */
  readonly rows: Int32Array
  count = 0
  /** Neighbours looked up since `begin`. */
  probes = 0
  private readonly table: MarkTable
  private readonly shapes: FoldShapes
  private readonly lists: EditLists
  private readonly mostProbes: number
  private readonly second = new PreparedRead()
  private readonly secondCodes = new Uint8Array(LONGEST_PACKED + 1)
  private readonly firstAt = new Int32Array(MOST_FIRST)
  private readonly firstFold = new Int32Array(MOST_FIRST)
  private readonly firstCost = new Float64Array(MOST_FIRST)
  private firsts = 0

  constructor(table: MarkTable, shapes: FoldShapes, lists: EditLists, limits = { rows: 256, probes: 6000 }) {
    this.table = table
    this.shapes = shapes
    this.lists = lists
    this.rows = new Int32Array(limits.rows)
    this.mostProbes = limits.probes
  }

  begin(): void {
    this.count = 0
    this.probes = 0
  }

  /** Looks up the read as it is, up to look-alikes. */
  same(read: PreparedRead): void {
    if (this.shapes.counts[read.foldShape] !== 0) this.probe(read.hash)
  }

  /** Looks up everything one error away that costs at most `budget`. */
  singles(read: PreparedRead, budget: number): void {
    this.substituted(read, budget, 0)
    this.lost(read, budget, 0)
    this.invented(read, budget, 0)
  }

  /** Everything two errors away that costs at most `budget` in all, those with the likeliest first error first. */
  pairs(read: PreparedRead, budget: number): void {
    const { cheapest } = this.lists
    if (budget < 2 * cheapest) return
    this.gatherFirsts(read, budget - cheapest)
    for (let n = 0; n < this.firsts && this.probes < this.mostProbes; n++) {
      const at = this.firstAt[n] as number
      this.apply(read, at, this.firstFold[n] as number)
      const rest = budget - (this.firstCost[n] as number)
      // The second error stands behind the first, so that no pair is looked up twice.
      const from = at & 255
      this.substituted(this.second, rest, at >> 8 === SUBSTITUTED ? from + 1 : from)
      this.lost(this.second, rest, at >> 8 === SUBSTITUTED ? from + 1 : from)
      this.invented(this.second, rest, at >> 8 === SUBSTITUTED ? from + 1 : from)
    }
  }

  private substituted(read: PreparedRead, budget: number, from: number): void {
    const { folds, costs } = this.lists
    const counts = this.shapes.counts
    const { words, shift } = this.table.bloom
    let probes = 0
    for (let i = from; i < read.length; i++) {
      const code = read.codes[i] as number
      const power = powerOf3[i] as number
      const least = read.foldShape + (read.shapeBefore[i] as number) - (read.shapeBefore[i + 1] as number)
      const kinds =
        (counts[least] === 0 ? 0 : 1) |
        (counts[least + power] === 0 ? 0 : 2) |
        (counts[least + 2 * power] === 0 ? 0 : 4)
      if (kinds === 0) continue
      const base = read.hash ^ (zobrist[(i << 6) | code] as number)
      const afford = budget - (read.doubt[i] as number)
      for (let at = (kinds * CODES + code) * LIST; (costs[at] as number) <= afford; at++) {
        const hash = base ^ (zobrist[(i << 6) | (folds[at] as number)] as number)
        const bits = bloomBits(hash)
        probes++
        if (((words[hash >>> shift] as number) & bits) === bits)
          this.count = this.table.collect(hash, this.rows, this.count)
      }
    }
    this.probes += probes
  }

  /** The entry has a character more, in some gap. */
  private lost(read: PreparedRead, budget: number, from: number): void {
    if (read.length === LONGEST_PACKED) return
    const { lostFolds, lostCosts } = this.lists
    const counts = this.shapes.counts
    const start = shapeStart[read.length + 1] as number
    for (let gap = from; gap <= read.length; gap++) {
      const power = powerOf3[gap] as number
      const least = start + (read.shapeBefore[gap] as number) + 3 * (read.shapeFrom[gap] as number)
      const kinds =
        (counts[least] === 0 ? 0 : 1) |
        (counts[least + power] === 0 ? 0 : 2) |
        (counts[least + 2 * power] === 0 ? 0 : 4)
      if (kinds === 0) continue
      const base = (read.before[gap] as number) ^ (read.fromMovedRight[gap] as number)
      for (let at = kinds * LIST; (lostCosts[at] as number) <= budget; at++)
        this.probe(base ^ (zobrist[(gap << 6) | (lostFolds[at] as number)] as number))
    }
  }

  /** The read has a character more. */
  private invented(read: PreparedRead, budget: number, from: number): void {
    if (read.length === 1) return
    const counts = this.shapes.counts
    const start = shapeStart[read.length - 1] as number
    for (let i = from; i < read.length; i++) {
      const cost = (this.lists.invented[read.codes[i] as number] as number) + (read.doubt[i] as number)
      if (cost > budget) continue
      const shape = start + (read.shapeBefore[i] as number) + (read.shapeFrom[i + 1] as number) / 3
      if (counts[shape] !== 0) this.probe((read.before[i] as number) ^ (read.fromMovedLeft[i + 1] as number))
    }
  }

  private probe(hash: number): void {
    this.probes++
    if (this.table.bloom.mayHold(hash)) this.count = this.table.collect(hash, this.rows, this.count)
  }

  /** Every first error that leaves room for a second, cheapest first. Shapes do not count yet: the second may mend them. */
  private gatherFirsts(read: PreparedRead, budget: number): void {
    const { folds, costs, lostFolds, lostCosts, invented } = this.lists
    this.firsts = 0
    for (let i = 0; i < read.length; i++) {
      const doubt = read.doubt[i] as number
      for (let at = (7 * CODES + (read.codes[i] as number)) * LIST; (costs[at] as number) + doubt <= budget; at++)
        this.first((SUBSTITUTED << 8) | i, folds[at] as number, (costs[at] as number) + doubt)
      const cost = (invented[read.codes[i] as number] as number) + doubt
      if (cost <= budget && read.length > 1) this.first((INVENTED << 8) | i, 0, cost)
    }
    if (read.length < LONGEST_PACKED)
      for (let gap = 0; gap <= read.length; gap++)
        for (let at = 7 * LIST; (lostCosts[at] as number) <= budget; at++)
          this.first((LOST << 8) | gap, lostFolds[at] as number, lostCosts[at] as number)
  }

  /** Insertion into the sorted list; when it is full the dearest falls off. */
  private first(at: number, fold: number, cost: number): void {
    let place = this.firsts < MOST_FIRST ? this.firsts++ : MOST_FIRST - 1
    if (place === MOST_FIRST - 1 && (this.firstCost[place] as number) <= cost && this.firsts === MOST_FIRST) return
    while (place > 0 && (this.firstCost[place - 1] as number) > cost) {
      this.firstAt[place] = this.firstAt[place - 1] as number
      this.firstFold[place] = this.firstFold[place - 1] as number
      this.firstCost[place] = this.firstCost[place - 1] as number
      place--
    }
    this.firstAt[place] = at
    this.firstFold[place] = fold
    this.firstCost[place] = cost
  }

  private apply(read: PreparedRead, at: number, fold: number): void {
    const place = at & 255
    const codes = this.secondCodes
    let length = 0
    const kind = at >> 8
    for (let i = 0; i <= read.length; i++) {
      if (i === place) {
        if (kind !== INVENTED) codes[length++] = fold
        if (kind !== LOST) continue
      }
      if (i < read.length) codes[length++] = read.codes[i] as number
    }
    this.second.readCodes(codes, length)
    const moved = kind === LOST ? 1 : kind === INVENTED ? -1 : 0
    for (let i = 0; i < length; i++) {
      const from = i < place + (kind === LOST ? 1 : 0) ? i : i - moved
      this.second.doubt[i] = i === place && kind === LOST ? Number.POSITIVE_INFINITY : (read.doubt[from] ?? 0)
    }
  }
}

const SUBSTITUTED = 0
const LOST = 1
const INVENTED = 2
