import { codeOfUnit, LONGEST_PACKED } from '../index/alphabet.ts'
import { kindOf, powerOf3, shapeStart } from '../index/fold-shapes.ts'
import { zobrist } from '../index/zobrist.ts'

/**
 * A read taken apart for the search of its neighbours. Position `i` is 0 … length − 1; gaps run from 0 (before the first
 * character) to length (after the last). One instance is reused, so that preparing allocates nothing.
 */
export class PreparedRead {
  readonly codes = new Uint8Array(LONGEST_PACKED)
  length = 0
  /** Packed as in the mark table. */
  low = 0
  high = 0
  hash = 0
  foldShape = 0
  /** Hash of the characters before `i`, and of those from `i` on, moved one place to the left or right. */
  readonly before = new Int32Array(LONGEST_PACKED + 1)
  readonly fromMovedLeft = new Int32Array(LONGEST_PACKED + 2)
  readonly fromMovedRight = new Int32Array(LONGEST_PACKED + 1)
  /** The same of the fold shape's sum, moved ones as they count in place. */
  readonly shapeBefore = new Int32Array(LONGEST_PACKED + 1)
  readonly shapeFrom = new Int32Array(LONGEST_PACKED + 2)
  /** What doubting this character costs more (or less, when negative) than doubting any. */
  readonly doubt = new Float64Array(LONGEST_PACKED)

  /** False when the mark does not pack. Doubts are set to 0. */
  read(mark: string): boolean {
    const length = mark.length
    if (length === 0 || length > LONGEST_PACKED) return false
    for (let i = 0; i < length; i++) {
      const unit = mark.charCodeAt(i)
      const code = unit < 128 ? (codeOfUnit[unit] as number) : 0
      if (code === 0) return false
      this.codes[i] = code
    }
    this.length = length
    this.arrange()
    return true
  }

  /** As `read`, of codes; for neighbours of neighbours. */
  readCodes(codes: Uint8Array, length: number): void {
    this.codes.set(codes.subarray(0, length))
    this.length = length
    this.arrange()
  }

  private arrange(): void {
    const { codes, length, before, fromMovedLeft, fromMovedRight, shapeBefore, shapeFrom } = this
    let hash = 0
    let shape = 0
    let low = 0
    let high = 0
    for (let i = 0; i < length; i++) {
      before[i] = hash
      shapeBefore[i] = shape
      hash ^= zobrist[(i << 6) | (codes[i] as number)] as number
      shape += (kindOf[codes[i] as number] as number) * (powerOf3[i] as number)
      this.doubt[i] = 0
      if (i < 5) low |= (codes[i] as number) << (6 * i)
      else high |= (codes[i] as number) << (6 * i - 30)
    }
    before[length] = hash
    shapeBefore[length] = shape
    this.low = low
    this.high = high
    this.hash = hash
    this.foldShape = (shapeStart[length] as number) + shape
    fromMovedLeft[length] = 0
    fromMovedRight[length] = 0
    shapeFrom[length] = 0
    for (let i = length - 1; i >= 0; i--) {
      const code = codes[i] as number
      fromMovedRight[i] = (fromMovedRight[i + 1] as number) ^ (zobrist[((i + 1) << 6) | code] as number)
      fromMovedLeft[i] = i === 0 ? 0 : (fromMovedLeft[i + 1] as number) ^ (zobrist[((i - 1) << 6) | code] as number)
      shapeFrom[i] = (shapeFrom[i + 1] as number) + (kindOf[code] as number) * (powerOf3[i] as number)
    }
  }
}
