import { LONGEST_PACKED } from '../index/alphabet.ts'
import type { FoldShapes } from '../index/fold-shapes.ts'
import type { EditLists } from './edit-lists.ts'
import { inventedPositions, kindsByGap, kindsByPosition, takeApart } from './shape-errors.ts'
import { type TwoErrorPlan, twoErrorPlanOf } from './two-error-plan.ts'

/**
 * Which errors of a read of one fold shape lead to a shape that somebody lists. Kinds of look-alike set that may stand at
 * a position or in a gap are three bits (0 digits, 1 letters, 2 sets of both), those of position `i` at `3 * i`. Made once
 * for each shape: with a UK list it leaves hardly an insertion to try, and no letter for a digit.
 */
export interface SearchPlan {
  /** Of the listed shapes it was made for. */
  version: number
  listed: boolean
  /** Kinds by position that one substitution may put there. */
  substituted: number
  /** Kinds by gap that may have been lost there. */
  lost: number
  /** Positions, one bit each, whose character may have been invented. */
  invented: number
  /** Made when a read can first afford two errors. */
  twice: TwoErrorPlan | undefined
}

/** Plans kept; UK traffic has a thousand shapes, reads of rubbish may have any of 88,000. */
const MOST_PLANS = 8192

/** The plans of the shapes that reads have had, made anew when other shapes have come to be listed. */
export class SearchPlans {
  private readonly shapes: FoldShapes
  private readonly lists: EditLists
  private readonly plans: (SearchPlan | undefined)[]
  private kept = 0

  constructor(shapes: FoldShapes, lists: EditLists) {
    this.shapes = shapes
    this.lists = lists
    this.plans = new Array(shapes.counts.length).fill(undefined)
  }

  of(foldShape: number, length: number): SearchPlan {
    const known = this.plans[foldShape]
    return known !== undefined && known.version === this.shapes.version ? known : this.make(foldShape, length)
  }

  twice(plan: SearchPlan, foldShape: number, length: number): TwoErrorPlan {
    plan.twice ??= twoErrorPlanOf(this.shapes, this.lists, foldShape, length)
    return plan.twice
  }

  private make(foldShape: number, length: number): SearchPlan {
    if (this.plans[foldShape] === undefined && ++this.kept > MOST_PLANS) {
      this.plans.fill(undefined)
      this.kept = 1
    }
    const plan = planOf(this.shapes, foldShape, length)
    this.plans[foldShape] = plan
    return plan
  }
}

/** Kinds by position of the shape at hand. */
const own = new Uint8Array(LONGEST_PACKED)

function planOf(shapes: FoldShapes, foldShape: number, length: number): SearchPlan {
  takeApart(foldShape, length, own)
  return {
    version: shapes.version,
    listed: shapes.isListed(foldShape),
    substituted: kindsByPosition(shapes, foldShape, own, length),
    lost: shapes.lengths[length + 1] === 0 ? 0 : kindsByGap(shapes, foldShape, own, length, 0),
    invented: length === 1 || shapes.lengths[length - 1] === 0 ? 0 : inventedPositions(shapes, foldShape, own, length),
    twice: undefined,
  }
}
