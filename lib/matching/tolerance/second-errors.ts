import { LONGEST_PACKED } from '../index/alphabet.ts'
import { boundOf, lossList, stepsOf } from './edit-lists.ts'
import type { Neighbours } from './neighbours.ts'
import { PreparedRead } from './prepared-read.ts'
import type { TwoErrorPlan } from './two-error-plan.ts'

/** Neighbours looked up for one read at most; a read with no doubt in it has about fifty, a hopeless one meets the bound. */
const MOST_PROBES = 12000
/** What the budget shrinks by until the work is bounded. */
const LESS = stepsOf(0.5)

/** More steps than any budget. */
const NEVER = 1 << 20

/** Up to this budget no read without doubts of its own comes near the bound (held by neighbours.test.ts). */
export const CHEAP_BUDGET = stepsOf(8)

/**
 * Neighbours two errors away, only where somebody lists a shape that two errors can lead to. The budget shrinks until the
 * work is bounded, so what is left out is always the least likely.
 */
export class SecondErrors {
  private readonly neighbours: Neighbours
  private readonly between = new PreparedRead()
  private readonly codes = new Uint8Array(LONGEST_PACKED)

  /** By kind, losses that can be paid for; used again. */
  private readonly losses = new Int32Array(3)

  constructor(neighbours: Neighbours) {
    this.neighbours = neighbours
  }

  /** All that cost at most `budget` together, in steps. */
  search(read: PreparedRead, plan: number, budget: number): void {
    const { neighbours } = this
    const { cheapest, cheapestLost } = neighbours.lists
    if (budget < 2 * cheapest && !read.isDoubted) return
    const { plans } = neighbours
    if (budget < plans.leastTwice(plan, read.foldShape, read.length) && !read.isDoubted) return
    const twice = plans.twiceOf(plan)
    const { core } = neighbours
    core.take(read)
    if (budget < this.leastOf(read, twice)) return
    // What stands beside a substitution or a loss costs at least this; a doubt of the read's own may make it cheap.
    const other = read.isDoubted ? Math.min(core.cheapest, cheapestLost) : cheapest
    let spend = budget
    if (budget > CHEAP_BUDGET || read.isDoubted)
      while (this.reckon(read, twice, spend - other) > MOST_PROBES) spend -= LESS
    if (twice.substituted)
      neighbours.written = core.misreadTwice(twice.substituted, spend - other, spend, neighbours.written)
    if (twice.lostAndMisread && core.cheapest + cheapestLost <= spend)
      neighbours.written = core.lostAndMisread(twice.lostAndMisread, spend, neighbours.written)
    if (twice.lost) neighbours.written = core.lostTwice(twice.lost, spend, neighbours.written)
    if (twice.inventedFirst !== 0) this.inventedFirst(read, twice.inventedFirst, spend)
  }

  /** Steps of the cheapest two errors of this very read: four in five that could afford two of another have none. */
  private leastOf(read: PreparedRead, twice: TwoErrorPlan): number {
    const { core, lists } = this.neighbours
    const { invented, cheapest, cheapestLost } = lists
    const substituted = core.cheapestTwo(twice.anywhere)
    let least = NEVER
    if (twice.substituted) least = substituted
    if (twice.lostAndMisread) least = Math.min(least, core.cheapest + cheapestLost)
    if (twice.lost) least = Math.min(least, 2 * cheapestLost)
    if (twice.inventedFirst !== 0 && read.isDoubted) least = Math.min(least, 0)
    for (let i = 0, rest = twice.inventedFirst; rest !== 0; i++, rest >>>= 1)
      if ((rest & 1) !== 0) least = Math.min(least, (invented[read.codes[i] as number] as number) + cheapest)
    return least
  }

  /** About how many pairs of those the plan allows there are of errors that cost at most `budget` each. */
  private reckon(read: PreparedRead, twice: TwoErrorPlan, budget: number): number {
    const { losses } = this
    const misread = this.neighbours.core.substitutions(twice.anywhere, budget)
    const bound = boundOf(budget)
    for (let kind = 0; kind < 3; kind++) {
      const start = lossList(1 << kind)
      let end = start
      while ((this.neighbours.lists.losses[end] as number) < bound) end++
      losses[kind] = end - start
    }
    const lostBeside = this.lossesOf(twice.lostAndMisread, read.length)
    const lostTwice = this.lossesOf(twice.lost, read.length)
    const twiceMisread = twice.substituted ? misread * misread : 0
    // Of two that can be paid for by themselves about every other pair can; two of a sort are counted both ways.
    return twiceMisread / 4 + (misread * lostBeside) / 2 + (lostTwice * lostTwice) / 4
  }

  /** How many of the losses that can be paid for the plan allows. */
  private lossesOf(plan: Int32Array | undefined, length: number): number {
    if (plan === undefined) return 0
    let lost = 0
    for (let gap = 0; gap <= length; gap++)
      for (let kind = 0; kind < 3; kind++) if (plan[3 * gap + kind] !== 0) lost += this.losses[kind] as number
    return lost
  }

  private inventedFirst(read: PreparedRead, positions: number, budget: number): void {
    const { neighbours, between } = this
    const { invented, cheapest, cheapestInvented } = neighbours.lists
    if (!read.isDoubted && cheapestInvented + cheapest > budget) return
    for (let i = 0; i < read.length; i++) {
      if ((positions & (1 << i)) === 0) continue
      const rest = budget - (invented[read.codes[i] as number] as number) - (read.doubtSteps[i] as number)
      // Of a doubted read the other error may cost next to nothing.
      if (rest < cheapest && !read.isDoubted) continue
      this.takeOut(read, i)
      neighbours.singles(between, neighbours.planOf(between), rest)
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
