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
  /** One bit a character, 1 for a letter, after a leading 1: as `shapeOf` of the mark. */
  shape = 0
  /** What doubting this character costs more (or less, when negative) than doubting any. */
  readonly doubt = new Float64Array(LONGEST_PACKED)
  /** Whether any doubt is not 0. */
  isDoubted = false

  /** After `shift`: hash of the characters before `i`, and of those from `i` on moved one place left or right. */
  readonly before = new Int32Array(LONGEST_PACKED + 1)
  readonly fromMovedLeft = new Int32Array(LONGEST_PACKED + 2)
  readonly fromMovedRight = new Int32Array(LONGEST_PACKED + 1)
  /** From `i` on moved two places right; 0 where that is too far for any mark. */
  readonly fromMovedTwice = new Int32Array(LONGEST_PACKED + 1)
  /** After `shift`: the fold shape's sum before `i` and from `i` on, as they count in place. */
  readonly shapeBefore = new Int32Array(LONGEST_PACKED + 1)
  readonly shapeFrom = new Int32Array(LONGEST_PACKED + 2)
  private shifted = false

  /** False when the mark does not pack. Doubts are set to 0. */
  read(mark: string): boolean {
    const length = mark.length
    if (length === 0 || length > LONGEST_PACKED) return false
    const { codes } = this
    let packs = true
    for (let i = 0; i < length; i++) {
      const unit = mark.charCodeAt(i)
      const code = unit < 128 ? (codeOfUnit[unit] as number) : 0
      codes[i] = code
      packs = packs && code !== 0
    }
    if (packs) this.arrange(length)
    return packs
  }

  /** As `read`, of codes; for neighbours of neighbours. */
  readCodes(codes: Uint8Array, length: number): void {
    for (let i = 0; i < length; i++) this.codes[i] = codes[i] as number
    this.arrange(length)
  }

  setDoubt(i: number, cost: number): void {
    this.doubt[i] = cost
    this.isDoubted = true
  }

  private arrange(length: number): void {
    const { codes } = this
    let hash = 0
    let foldShape = shapeStart[length] as number
    let shape = 1
    let low = 0
    let high = 0
    for (let i = 0; i < length; i++) {
      const code = codes[i] as number
      hash ^= zobrist[(i << 6) | code] as number
      foldShape += (kindOf[code] as number) * (powerOf3[i] as number)
      shape = (shape << 1) | (code > 10 ? 1 : 0)
      if (i < 5) low |= code << (6 * i)
      else high |= code << (6 * i - 30)
    }
    this.length = length
    this.low = low
    this.high = high
    this.hash = hash
    this.foldShape = foldShape
    this.shape = shape
    this.shifted = false
    if (this.isDoubted) this.doubt.fill(0)
    this.isDoubted = false
  }

  /** Makes the parts that insertions and deletions need; most reads need none, because nobody lists such shapes. */
  shift(): void {
    if (this.shifted) return
    this.shifted = true
    const { codes, length, before, fromMovedLeft, fromMovedRight, fromMovedTwice, shapeBefore, shapeFrom } = this
    before[0] = 0
    shapeBefore[0] = 0
    for (let i = 0; i < length; i++) {
      const code = codes[i] as number
      before[i + 1] = (before[i] as number) ^ (zobrist[(i << 6) | code] as number)
      shapeBefore[i + 1] = (shapeBefore[i] as number) + (kindOf[code] as number) * (powerOf3[i] as number)
    }
    fromMovedLeft[length] = 0
    fromMovedRight[length] = 0
    fromMovedTwice[length] = 0
    shapeFrom[length] = 0
    for (let i = length - 1; i >= 0; i--) {
      const code = codes[i] as number
      fromMovedRight[i] = (fromMovedRight[i + 1] as number) ^ (zobrist[((i + 1) << 6) | code] as number)
      if (i + 2 < LONGEST_PACKED)
        fromMovedTwice[i] = (fromMovedTwice[i + 1] as number) ^ (zobrist[((i + 2) << 6) | code] as number)
      fromMovedLeft[i] = i === 0 ? 0 : (fromMovedLeft[i + 1] as number) ^ (zobrist[((i - 1) << 6) | code] as number)
      shapeFrom[i] = (shapeFrom[i + 1] as number) + (kindOf[code] as number) * (powerOf3[i] as number)
    }
  }
}
