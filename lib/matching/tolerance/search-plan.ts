import { LONGEST_PACKED } from '../index/alphabet.ts'
import type { FoldShapes } from '../index/fold-shapes.ts'
import type { EditLists } from './edit-lists.ts'
import { inventedPositions, kindsByGap, kindsByPosition, takeApart } from './shape-errors.ts'
import { type TwoErrorPlan, twoErrorPlanOf } from './two-error-plan.ts'

/**
 * Which errors of a read of one fold shape lead to a shape that somebody lists, in half a cache line of `words` from the
 * plan's place on. Kinds of look-alike set that may stand at a position or in a gap are three bits (0 digits, 1 letters,
 * 2 sets of both), those of position `i` at `3 * i`. With a UK list it leaves hardly an insertion to try, and no letter for
 * a digit.
 */
const FIELDS = 8
/** Whether the shape itself is listed: 1 or 0. */
export const LISTED = 0
/** Kinds by position that one substitution may put there. */
export const SUBSTITUTED = 1
/** Kinds by gap that may have been lost there. */
export const LOST = 2
/** Positions, one bit each, whose character may have been invented. */
export const INVENTED = 3
/** Least steps that two errors cost which lead anywhere; `UNKNOWN` until a read can afford two. */
export const LEAST_TWICE = 4
const UNKNOWN = -1

/** Plans kept; UK traffic has a thousand shapes, reads of rubbish may have any of 88,000. */
const MOST_PLANS = 8192

/** The plans of the shapes that reads have had, made anew when other shapes have come to be listed. */
export class SearchPlans {
  readonly words = new Int32Array((MOST_PLANS + 1) * FIELDS)
  private readonly shapes: FoldShapes
  private readonly lists: EditLists
  /** By fold shape the number of its plan, from 1; 0 when it has none. */
  private readonly numbers: Uint16Array
  private readonly twice: (TwoErrorPlan | undefined)[] = new Array(MOST_PLANS + 1).fill(undefined)
  private kept = 0
  /** Of the listed shapes that the plans were made for. */
  private version = 0

  constructor(shapes: FoldShapes, lists: EditLists) {
    this.shapes = shapes
    this.lists = lists
    this.numbers = new Uint16Array(shapes.counts.length)
  }

  /** Place in `words` of the shape's plan, good until the next plan is asked for. */
  of(foldShape: number, length: number): number {
    if (this.version !== this.shapes.version) this.forget()
    const number = this.numbers[foldShape] as number
    return FIELDS * (number === 0 ? this.make(foldShape, length) : number)
  }

  /** As `LEAST_TWICE` has it, reckoned if nobody has asked yet. */
  leastTwice(plan: number, foldShape: number, length: number): number {
    const known = this.words[plan + LEAST_TWICE] as number
    if (known !== UNKNOWN) return known
    const twice = twoErrorPlanOf(this.shapes, this.lists, foldShape, length)
    this.twice[plan / FIELDS] = twice
    this.words[plan + LEAST_TWICE] = twice.least
    return twice.least
  }

  /** After `leastTwice`. */
  twiceOf(plan: number): TwoErrorPlan {
    return this.twice[plan / FIELDS] as TwoErrorPlan
  }

  private make(foldShape: number, length: number): number {
    if (this.kept === MOST_PLANS) this.forget()
    const number = ++this.kept
    this.numbers[foldShape] = number
    this.write(FIELDS * number, foldShape, length)
    return number
  }

  private write(plan: number, foldShape: number, length: number): void {
    const { shapes, words } = this
    takeApart(foldShape, length, own)
    words[plan + LISTED] = shapes.isListed(foldShape) ? 1 : 0
    words[plan + SUBSTITUTED] = kindsByPosition(shapes, foldShape, own, length)
    words[plan + LOST] = shapes.lengths[length + 1] === 0 ? 0 : kindsByGap(shapes, foldShape, own, length, 0)
    const isShorterListed = length > 1 && shapes.lengths[length - 1] !== 0
    words[plan + INVENTED] = isShorterListed ? inventedPositions(shapes, foldShape, own, length) : 0
    words[plan + LEAST_TWICE] = UNKNOWN
  }

  private forget(): void {
    this.version = this.shapes.version
    this.numbers.fill(0)
    this.kept = 0
  }
}

/** Kinds by position of the shape at hand. */
const own = new Uint8Array(LONGEST_PACKED)
