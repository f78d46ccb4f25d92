import { CODES, LONGEST_PACKED } from '../index/alphabet.ts'
import { bloomBits } from '../index/bloom.ts'
import { type FoldShapes, kindOf, LISTED, LONGER, powerOf3, SHORTER, shapeStart } from '../index/fold-shapes.ts'
import type { MarkTable } from '../index/mark-table.ts'
import { zobrist } from '../index/zobrist.ts'
import { type EditLists, LIST, stepBound } from './edit-lists.ts'
import type { PreparedRead } from './prepared-read.ts'

/** All three kinds of look-alike set. */
const ANY_KIND = 7
/** Hashes written down before they are looked up together. */
const HASHES = 256

/**
 * Looks up the neighbours of a read in the mark table. Everything within a budget is looked up and nothing beyond it, so
 * whatever is looked up is likelier than whatever is not. A neighbour costs one XOR and one load, as long as the filter
 * knows it is not listed. The methods write hashes down; `lookUp` then fills `rows`.
 */
export class Neighbours {
  /** Rows of the mark table found, perhaps more than once; `count` of them. */
  readonly rows: Int32Array
  count = 0
  /** Neighbours looked up since `begin`. */
  probes = 0
  readonly lists: EditLists
  private readonly hashes = new Int32Array(HASHES)
  private written = 0
  private readonly cheapestFrom = new Float64Array(LONGEST_PACKED)
  private readonly table: MarkTable
  private readonly shapes: FoldShapes

  constructor(table: MarkTable, shapes: FoldShapes, lists: EditLists, mostRows = 256) {
    this.table = table
    this.shapes = shapes
    this.lists = lists
    this.rows = new Int32Array(mostRows)
  }

  begin(): void {
    this.count = 0
    this.probes = 0
    this.written = 0
  }

  /** The read as it is, up to look-alikes. */
  same(read: PreparedRead): void {
    if ((this.shapes.ways(read.foldShape) & LISTED) !== 0) this.look(read.hash)
  }

  /** Everything one error away that costs at most `budget`. */
  singles(read: PreparedRead, budget: number): void {
    this.substituted(read, budget)
    const ways = this.shapes.ways(read.foldShape)
    if ((ways & LONGER) !== 0) this.lost(read, budget)
    if ((ways & SHORTER) !== 0) this.invented(read, budget)
  }

  substituted(read: PreparedRead, budget: number): void {
    const { steps } = this.lists
    const { codes, doubt, length, hash: own, isDoubted } = read
    const { hashes } = this
    const bound = stepBound(budget)
    let listed = this.shapes.kindsListed(read.foldShape, codes, length)
    let next = this.written
    for (let i = 0; listed !== 0; i++, listed >>>= 3) {
      if (next > HASHES - LIST) next = this.flush(next)
      const code = codes[i] as number
      const place = i << 6
      const base = own ^ (zobrist[place | code] as number)
      const within = isDoubted ? stepBound(budget - (doubt[i] as number)) : bound
      for (let at = ((listed & 7) * CODES + code) * LIST; ; at++) {
        const step = steps[at] as number
        if (step >= within) break
        hashes[next++] = base ^ (zobrist[place | (step & 63)] as number)
      }
    }
    this.written = next
  }

  /** The entry has a character more, in some gap. */
  lost(read: PreparedRead, budget: number): void {
    if (read.length === LONGEST_PACKED || this.lists.cheapestLost > budget) return
    read.shift()
    const { lostFolds, lostCosts } = this.lists
    for (let gap = 0; gap <= read.length; gap++) {
      const kinds = this.shapes.kindsAt(longerShape(read, gap), gap)
      const base = (read.before[gap] as number) ^ (read.fromMovedRight[gap] as number)
      for (let at = kinds * LIST; (lostCosts[at] as number) <= budget; at++)
        this.look(base ^ (zobrist[(gap << 6) | (lostFolds[at] as number)] as number))
    }
  }

  /** The read has a character more. */
  invented(read: PreparedRead, budget: number): void {
    if (read.length === 1 || (!read.isDoubted && this.lists.cheapestInvented > budget)) return
    read.shift()
    for (let i = 0; i < read.length; i++) {
      const cost = (this.lists.invented[read.codes[i] as number] as number) + (read.doubt[i] as number)
      if (cost <= budget && this.shapes.counts[shorterShape(read, i)] !== 0)
        this.look((read.before[i] as number) ^ (read.fromMovedLeft[i + 1] as number))
    }
  }

  /** Two substitutions that cost at most `budget` together. */
  substitutedTwice(read: PreparedRead, budget: number): void {
    const { folds, costs, cheapestSubstitution } = this.lists
    if (!read.isDoubted && budget < 2 * cheapestSubstitution) return
    const { codes, doubt, length } = read
    const cheapest = this.cheapestFrom
    this.reckonCheapest(read)
    for (let i = 0; i < length - 1; i++) {
      const code = codes[i] as number
      const later = cheapest[i + 1] as number
      const own = doubt[i] as number
      for (let at = (ANY_KIND * CODES + code) * LIST; (costs[at] as number) + own + later <= budget; at++) {
        const fold = folds[at] as number
        const shape = read.foldShape + ((kindOf[fold] as number) - (kindOf[code] as number)) * (powerOf3[i] as number)
        const hash = read.hash ^ (zobrist[(i << 6) | code] as number) ^ (zobrist[(i << 6) | fold] as number)
        const rest = budget - own - (costs[at] as number)
        for (let j = i + 1; j < length; j++) {
          const second = codes[j] as number
          const kinds = this.shapes.kindsAt(shape - (kindOf[second] as number) * (powerOf3[j] as number), j)
          const base = hash ^ (zobrist[(j << 6) | second] as number)
          const afford = rest - (doubt[j] as number)
          for (let then = (kinds * CODES + second) * LIST; (costs[then] as number) <= afford; then++)
            this.look(base ^ (zobrist[(j << 6) | (folds[then] as number)] as number))
        }
      }
    }
  }

  /** Least that any substitution in this read can cost. */
  cheapestSubstitution(read: PreparedRead): number {
    this.reckonCheapest(read)
    return this.cheapestFrom[0] as number
  }

  /** Least that any substitution from each position on can cost. */
  private reckonCheapest(read: PreparedRead): void {
    const { costs } = this.lists
    let least = Number.POSITIVE_INFINITY
    for (let i = read.length - 1; i >= 0; i--) {
      const cost = (costs[(ANY_KIND * CODES + (read.codes[i] as number)) * LIST] as number) + (read.doubt[i] as number)
      if (cost < least) least = cost
      this.cheapestFrom[i] = least
    }
  }

  /** Looks up what has been written down so far. */
  lookUp(): void {
    if (this.written > 0) this.written = this.flush(this.written)
  }

  /** Writes a hash down to be looked up. */
  look(hash: number): void {
    if (this.written === HASHES) this.written = this.flush(HASHES)
    this.hashes[this.written++] = hash
  }

  /** One loop of nothing but loads that do not wait for each other: most of them miss the cache when the list is long. */
  private flush(written: number): 0 {
    const { words, shift } = this.table.bloom
    const { hashes } = this
    for (let i = 0; i < written; i++) {
      const hash = hashes[i] as number
      const bits = bloomBits(hash)
      if (((words[hash >>> shift] as number) & bits) === bits)
        this.count = this.table.collect(hash, this.rows, this.count)
    }
    this.probes += written
    return 0
  }
}

/** Shape of the read with a digit put into the gap; the read must have been shifted. */
export const longerShape = (read: PreparedRead, gap: number): number =>
  (shapeStart[read.length + 1] as number) + (read.shapeBefore[gap] as number) + 3 * (read.shapeFrom[gap] as number)

/** Shape of the read without character `i`; the read must have been shifted. */
export const shorterShape = (read: PreparedRead, i: number): number =>
  (shapeStart[read.length - 1] as number) + (read.shapeBefore[i] as number) + (read.shapeFrom[i + 1] as number) / 3
