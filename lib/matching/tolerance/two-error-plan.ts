import { LONGEST_PACKED } from '../index/alphabet.ts'
import { type FoldShapes, powerOf3, shapeStart } from '../index/fold-shapes.ts'
import type { EditLists } from './edit-lists.ts'
import { inventedPositions, kindsByGap, kindsByPosition, takeApart, withoutPosition } from './shape-errors.ts'

/** Which pairs of errors of a read of one fold shape lead to a listed shape; an absent part when none of its sort do. */
export interface TwoErrorPlan {
  /** By position and kind put there (`3 * i + kind`): kinds by other position for a second substitution. */
  substituted: Int32Array | undefined
  /** By gap and kind lost there: kinds by position of the read for a substitution beside it. */
  lostAndMisread: Int32Array | undefined
  /** By gap and kind lost there: kinds by gap for a second loss in that gap or a later one. */
  lost: Int32Array | undefined
  /** Positions, one bit each, whose removal leads to a listed shape or to one that is one more error away from one. */
  inventedFirst: number
  /** Kinds by position of all substitutions that any of these pairs holds. */
  anywhere: number
  /** Steps of the cheapest two errors that lead anywhere, whatever the characters. */
  least: number
}

/** More steps than any budget. */
const NEVER = 1 << 20

/** Kinds by position of the shape at hand, of one a character longer, and of one a character shorter. */
const own = new Uint8Array(LONGEST_PACKED)
const longer = new Uint8Array(LONGEST_PACKED)
const shorter = new Uint8Array(LONGEST_PACKED)

export function twoErrorPlanOf(shapes: FoldShapes, lists: EditLists, foldShape: number, length: number): TwoErrorPlan {
  const { lengths } = shapes
  takeApart(foldShape, length, own)
  const plan: TwoErrorPlan = {
    substituted: lengths[length] === 0 ? undefined : substitutedTwice(shapes, foldShape, length),
    lostAndMisread: lengths[length + 1] === 0 ? undefined : afterLoss(shapes, foldShape, length, besideLoss),
    lost: lengths[length + 2] === 0 ? undefined : afterLoss(shapes, foldShape, length, laterLoss),
    inventedFirst: length < 3 ? 0 : inventedFirst(shapes, foldShape, length),
    anywhere: 0,
    least: NEVER,
  }
  for (const [at, kinds] of plan.substituted?.entries() ?? []) if (kinds !== 0) plan.anywhere |= kinds | (1 << at)
  for (const kinds of plan.lostAndMisread ?? []) plan.anywhere |= kinds
  const { cheapest, cheapestSubstitution, cheapestLost, cheapestInvented } = lists
  if (plan.substituted) plan.least = 2 * cheapestSubstitution
  if (plan.lostAndMisread) plan.least = Math.min(plan.least, cheapestLost + cheapestSubstitution)
  if (plan.lost) plan.least = Math.min(plan.least, 2 * cheapestLost)
  if (plan.inventedFirst !== 0) plan.least = Math.min(plan.least, cheapestInvented + cheapest)
  return plan
}

function substitutedTwice(shapes: FoldShapes, foldShape: number, length: number): Int32Array | undefined {
  const kinds = new Int32Array(3 * length)
  let any = 0
  for (let i = 0; i < length; i++) {
    const before = own[i] as number
    for (let kind = 0; kind < 3; kind++) {
      own[i] = kind
      const shape = foldShape + (kind - before) * (powerOf3[i] as number)
      const others = kindsByPosition(shapes, shape, own, length) & ~(7 << (3 * i))
      kinds[3 * i + kind] = others
      any |= others
    }
    own[i] = before
  }
  return any === 0 ? undefined : kinds
}

/** By gap and kind lost there, what a second error beside it may be. */
function afterLoss(
  shapes: FoldShapes,
  foldShape: number,
  length: number,
  second: (shapes: FoldShapes, shape: number, length: number, gap: number) => number,
): Int32Array | undefined {
  const kinds = new Int32Array(3 * (length + 1))
  const whole = foldShape - (shapeStart[length] as number)
  let any = 0
  let below = 0
  for (let gap = 0; gap <= length; gap++) {
    const power = powerOf3[gap] as number
    const least = (shapeStart[length + 1] as number) + below + 3 * (whole - below)
    for (let i = 0; i < length; i++) longer[i < gap ? i : i + 1] = own[i] as number
    for (let kind = 0; kind < 3; kind++) {
      longer[gap] = kind
      const others = second(shapes, least + kind * power, length + 1, gap)
      kinds[3 * gap + kind] = others
      any |= others
    }
    if (gap < length) below += (own[gap] as number) * power
  }
  return any === 0 ? undefined : kinds
}

/** Kinds by position of the read, which lacks what stands in the gap. */
function besideLoss(shapes: FoldShapes, shape: number, length: number, gap: number): number {
  const kinds = kindsByPosition(shapes, shape, longer, length)
  const below = (1 << (3 * gap)) - 1
  return (kinds & below) | ((kinds >>> 3) & ~below)
}

/** Kinds by gap of the read, from this one on. */
const laterLoss = (shapes: FoldShapes, shape: number, length: number, gap: number): number =>
  kindsByGap(shapes, shape, longer, length, gap + 1) >>> 3

function inventedFirst(shapes: FoldShapes, foldShape: number, length: number): number {
  const lengths = [shapes.lengths[length], shapes.lengths[length - 1], shapes.lengths[length - 2]]
  if (lengths.every((listed) => listed === 0)) return 0
  let positions = 0
  for (let i = 0; i < length; i++) {
    const shape = withoutPosition(foldShape, own, length, i)
    takeApart(shape, length - 1, shorter)
    const leads =
      shapes.isListed(shape) ||
      kindsByPosition(shapes, shape, shorter, length - 1) !== 0 ||
      kindsByGap(shapes, shape, shorter, length - 1, 0) !== 0 ||
      inventedPositions(shapes, shape, shorter, length - 1) !== 0
    if (leads) positions |= 1 << i
  }
  return positions
}
