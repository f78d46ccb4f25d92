import { codeOfUnit, LONGEST_PACKED, unitOf } from '../index/alphabet.ts'
import { kindOf, powerOf3, shapeStart } from '../index/fold-shapes.ts'
import { zobrist, zobristOfUnit } from '../index/zobrist.ts'
import { stepsOf } from './edit-lists.ts'

/** Low bits of a word of `shapesOfUnit` that sum up to the fold shape; those above are the letters, then the code. */
const LETTERS = 16
const FOLD_SHAPE = (1 << LETTERS) - 1
const CODE = LETTERS + LONGEST_PACKED
const SHAPES = (1 << CODE) - 1

/** By `position << 7 | character`: its code, and what it adds to the shape and to the fold shape of a mark. */
const shapesOfUnit = new Int32Array(LONGEST_PACKED << 7)
for (let i = 0; i < LONGEST_PACKED; i++)
  for (const [unit, code] of codeOfUnit.entries()) {
    const letter = code > 10 ? 1 << (CODE - 1 - i) : 0
    shapesOfUnit[(i << 7) | unit] = (code << CODE) | letter | ((kindOf[code] as number) * (powerOf3[i] as number))
  }

/**
 * A read taken apart for the search of its neighbours. Position `i` is 0 … length − 1; gaps run from 0 (before the first
 * character) to length (after the last). One instance is reused, so that preparing allocates nothing.
 */
export class PreparedRead {
  /** The codes as words, to be handed over at once. */
  readonly words = new Int32Array(3)
  readonly codes = new Uint8Array(this.words.buffer)
  length = 0
  hash = 0
  foldShape = 0
  /** One bit a character, 1 for a letter, after a leading 1: as `shapeOf` of the mark. */
  shape = 0
  /** What doubting this character costs more (or less, when negative) than doubting any. */
  readonly doubt = new Float64Array(LONGEST_PACKED)
  /** The same in steps, for the search. */
  readonly doubtSteps = new Int32Array(LONGEST_PACKED)
  /** Whether any doubt is not 0. */
  isDoubted = false

  /** False when the mark does not pack. Doubts are set to 0. */
  read(mark: string): boolean {
    const length = mark.length
    if (length === 0 || length > LONGEST_PACKED) return false
    const { codes } = this
    let hash = 0
    let shapes = 0
    let missing = 0
    for (let i = 0; i < length; i++) {
      const unit = mark.charCodeAt(i)
      const at = (i << 7) | (unit & 127)
      const word = shapesOfUnit[at] as number
      const code = word >>> CODE
      codes[i] = code
      // Negative for what is in no alphabet, and for what lies beyond it.
      missing |= (code - 1) | (127 - unit)
      hash ^= zobristOfUnit[at] as number
      shapes += word & SHAPES
    }
    if (missing < 0) return false
    this.take(length, hash, shapes)
    return true
  }

  /** As `read`, of codes; for neighbours of neighbours. */
  readCodes(codes: Uint8Array, length: number): void {
    let hash = 0
    let shapes = 0
    for (let i = 0; i < length; i++) {
      const code = codes[i] as number
      this.codes[i] = code
      hash ^= zobrist[(i << 6) | code] as number
      shapes += (shapesOfUnit[(i << 7) | unitOf(code)] as number) & SHAPES
    }
    this.take(length, hash, shapes)
  }

  setDoubt(i: number, cost: number): void {
    this.doubt[i] = cost
    this.doubtSteps[i] = stepsOf(cost)
    this.isDoubted = true
  }

  private take(length: number, hash: number, shapes: number): void {
    this.length = length
    this.hash = hash
    this.foldShape = (shapeStart[length] as number) + (shapes & FOLD_SHAPE)
    this.shape = (1 << length) | (shapes >>> (LETTERS + LONGEST_PACKED - length))
    if (!this.isDoubted) return
    this.doubt.fill(0)
    this.doubtSteps.fill(0)
    this.isDoubted = false
  }
}
