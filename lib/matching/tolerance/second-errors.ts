import { CODES, LONGEST_PACKED } from '../index/alphabet.ts'
import type { FoldShapes } from '../index/fold-shapes.ts'
import { LIST } from './edit-lists.ts'
import { lostAndMisread, lostTwice } from './lost-and-more.ts'
import { type Neighbours, shorterShape } from './neighbours.ts'
import { PreparedRead } from './prepared-read.ts'

const ANY_KIND = 7
/** Neighbours looked up for one read at most; a read with no doubt in it has about fifty, a hopeless one meets the bound. */
const MOST_PROBES = 12000

/** Up to this budget no read without doubts of its own comes near the bound (held by neighbours.test.ts). */
export const CHEAP_BUDGET = 8

/**
 * Neighbours two errors away, only where somebody lists a shape that two errors can lead to. The budget shrinks until the
 * work is bounded, so what is left out is always the least likely.
 */
export class SecondErrors {
  private readonly neighbours: Neighbours
  private readonly shapes: FoldShapes
  private readonly between = new PreparedRead()
  private readonly codes = new Uint8Array(LONGEST_PACKED)

  constructor(neighbours: Neighbours, shapes: FoldShapes) {
    this.neighbours = neighbours
    this.shapes = shapes
  }

  search(read: PreparedRead, budget: number): void {
    const { cheapest } = this.neighbours.lists
    if (budget < 2 * cheapest) return
    let spend = budget
    if (budget > CHEAP_BUDGET || read.isDoubted) while (this.reckon(read, spend - cheapest) > MOST_PROBES) spend -= 0.5
    this.neighbours.substitutedTwice(read, spend)
    lostAndMisread(this.neighbours, this.shapes, read, spend)
    lostTwice(this.neighbours, this.shapes, read, spend)
    this.inventedFirst(read, spend)
  }

  /** About how many pairs there are of errors that cost at most `budget` each. */
  private reckon(read: PreparedRead, budget: number): number {
    const { costs, lostCosts } = this.neighbours.lists
    let singles = 0
    for (let i = 0; i < read.length; i++) {
      const afford = budget - (read.doubt[i] as number)
      for (let at = (ANY_KIND * CODES + (read.codes[i] as number)) * LIST; (costs[at] as number) <= afford; at++)
        singles++
    }
    const { lengths } = this.shapes
    if (lengths[read.length + 1] !== 0 || lengths[read.length + 2] !== 0)
      for (let at = ANY_KIND * LIST; (lostCosts[at] as number) <= budget; at++) singles += read.length + 1
    return (singles * singles) / 4
  }

  private inventedFirst(read: PreparedRead, budget: number): void {
    const { lengths } = this.shapes
    if (read.length < 3 || (lengths[read.length - 1] === 0 && lengths[read.length - 2] === 0)) return
    const { invented, cheapest, cheapestInvented } = this.neighbours.lists
    if (!read.isDoubted && cheapestInvented + cheapest > budget) return
    const { counts, oneShorter } = this.shapes
    read.shift()
    for (let i = 0; i < read.length; i++) {
      const cost = (invented[read.codes[i] as number] as number) + (read.doubt[i] as number)
      const shape = shorterShape(read, i)
      if (cost + cheapest > budget || (counts[shape] === 0 && oneShorter[shape] === 0)) continue
      this.takeOut(read, i)
      if (counts[shape] !== 0) this.neighbours.substituted(this.between, budget - cost)
      if (oneShorter[shape] !== 0) this.neighbours.invented(this.between, budget - cost)
    }
  }

  private takeOut(read: PreparedRead, place: number): void {
    for (let i = 0; i < read.length - 1; i++) this.codes[i] = read.codes[i < place ? i : i + 1] as number
    this.between.readCodes(this.codes, read.length - 1)
    for (let i = 0; i < read.length - 1; i++) {
      const doubt = read.doubt[i < place ? i : i + 1] as number
      if (doubt !== 0) this.between.setDoubt(i, doubt)
    }
  }
}
