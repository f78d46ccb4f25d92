import { LONGEST_PACKED } from '../index/alphabet.ts'
import { boundOf, lossList, stepsOf, substitutionList } from './edit-lists.ts'
import type { Neighbours } from './neighbours.ts'
import { PreparedRead } from './prepared-read.ts'
import type { TwoErrorPlan } from './two-error-plan.ts'
import { lostAndMisread, lostTwice, substitutedTwice } from './two-errors.ts'

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

  private cheapestSubstitution = NEVER

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
    if (budget < this.leastOf(read, twice)) return
    // What stands beside a substitution or a loss costs at least this; a doubt of the read's own may make it cheap.
    const other = read.isDoubted ? Math.min(this.cheapestSubstitution, cheapestLost) : cheapest
    let spend = budget
    if (budget > CHEAP_BUDGET || read.isDoubted)
      while (this.reckon(read, twice, spend - other) > MOST_PROBES) spend -= LESS
    if (twice.substituted) substitutedTwice(neighbours, read, twice.substituted, spend - other, spend)
    if (twice.lostAndMisread && this.cheapestSubstitution + cheapestLost <= spend)
      lostAndMisread(neighbours, read, twice.lostAndMisread, spend)
    if (twice.lost) lostTwice(neighbours, read, twice.lost, spend)
    if (twice.inventedFirst !== 0) this.inventedFirst(read, twice.inventedFirst, spend)
  }

  /** Steps of the cheapest two errors of this very read: four in five that could afford two of another have none. */
  private leastOf(read: PreparedRead, twice: TwoErrorPlan): number {
    const { substitutions, invented, cheapest, cheapestLost } = this.neighbours.lists
    let first = NEVER
    let second = NEVER
    for (let i = 0, rest = twice.anywhere; rest !== 0; i++, rest >>>= 3) {
      const list = substitutionList(rest & 7, read.codes[i] as number)
      const here = ((substitutions[list] as number) >> 6) + (read.doubtSteps[i] as number)
      second = Math.min(second, Math.max(first, here))
      first = Math.min(first, here)
    }
    let least = NEVER
    if (twice.substituted) least = first + second
    if (twice.lostAndMisread) least = Math.min(least, first + cheapestLost)
    if (twice.lost) least = Math.min(least, 2 * cheapestLost)
    if (twice.inventedFirst !== 0 && read.isDoubted) least = Math.min(least, 0)
    for (let i = 0, rest = twice.inventedFirst; rest !== 0; i++, rest >>>= 1)
      if ((rest & 1) !== 0) least = Math.min(least, (invented[read.codes[i] as number] as number) + cheapest)
    this.cheapestSubstitution = first
    return least
  }

  /** About how many pairs of those the plan allows there are of errors that cost at most `budget` each. */
  private reckon(read: PreparedRead, twice: TwoErrorPlan, budget: number): number {
    const { substitutions, losses } = this.neighbours.lists
    let misread = 0
    for (let i = 0, rest = twice.anywhere; rest !== 0; i++, rest >>>= 3) {
      const bound = boundOf(budget - (read.doubtSteps[i] as number))
      for (let at = substitutionList(rest & 7, read.codes[i] as number); (substitutions[at] as number) < bound; at++)
        misread++
    }
    const bound = boundOf(budget)
    let lostBeside = 0
    let lostTwice = 0
    for (let at = 0; at < 3 * (read.length + 1); at++) {
      const beside = twice.lostAndMisread !== undefined && twice.lostAndMisread[at] !== 0
      const again = twice.lost !== undefined && twice.lost[at] !== 0
      if (!beside && !again) continue
      let lost = 0
      for (let loss = lossList(1 << (at % 3)); (losses[loss] as number) < bound; loss++) lost++
      if (beside) lostBeside += lost
      if (again) lostTwice += lost
    }
    const twiceMisread = twice.substituted ? misread * misread : 0
    // Of two that can be paid for by themselves about every other pair can; two of a sort are counted both ways.
    return twiceMisread / 4 + (misread * lostBeside) / 2 + (lostTwice * lostTwice) / 4
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
