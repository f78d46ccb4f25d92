import { CODES, foldOf, LONGEST_PACKED } from './alphabet.ts'

/** What a look-alike set can stand for: digits only, letters only, or both. */
export const DIGIT = 0
export const LETTER = 1
export const EITHER = 2

export const kindOf = new Uint8Array(CODES)
for (let code = 1; code < CODES; code++) {
  const members = [...foldOf.keys()].filter((other) => other > 0 && foldOf[other] === foldOf[code])
  const digits = members.filter((member) => member <= 10).length
  kindOf[code] = digits === 0 ? LETTER : digits === members.length ? DIGIT : EITHER
}

export const powerOf3 = Int32Array.from({ length: LONGEST_PACKED + 2 }, (_, i) => 3 ** i)
/** Where the shapes of each length begin. */
export const shapeStart = new Int32Array(LONGEST_PACKED + 3)
for (let length = 1; length < shapeStart.length; length++)
  shapeStart[length] = (shapeStart[length - 1] as number) + 3 ** (length - 1)

/**
 * How many listed marks there are of each shape up to look-alikes. A neighbour whose shape nobody lists is not worth its
 * load: with a UK list that is nearly every insertion and every letter for a digit.
 */
export class FoldShapes {
  readonly counts = new Int32Array((shapeStart[LONGEST_PACKED + 1] as number) + 1)
  /** One bit a shape: whether it is listed. Small enough for the first cache, as a plan asks for some hundred shapes. */
  readonly listed = new Int32Array((this.counts.length >>> 5) + 1)
  /** Listed marks by length; the two places beyond the longest stay 0. */
  readonly lengths = new Int32Array(LONGEST_PACKED + 3)

  /** Grows whenever a shape comes to be listed or ceases to be. */
  version = 0

  /** Takes the counts of a snapshot over. */
  adopt(counts: Int32Array, lengths: Int32Array): void {
    this.counts.set(counts)
    this.lengths.set(lengths)
    for (let shape = 0; shape < counts.length; shape++) if (counts[shape] !== 0) this.turn(shape)
  }

  isListed(shape: number): boolean {
    return (((this.listed[shape >>> 5] as number) >>> shape) & 1) !== 0
  }

  /** Kinds listed of the shapes that differ in one place, a bit each; `least` has a digit there. */
  kindsAt(least: number, power: number): number {
    const { listed } = this
    const letter = least + power
    const either = letter + power
    return (
      (((listed[least >>> 5] as number) >>> least) & 1) |
      ((((listed[letter >>> 5] as number) >>> letter) & 1) << 1) |
      ((((listed[either >>> 5] as number) >>> either) & 1) << 2)
    )
  }

  count(codes: Uint8Array, length: number, by: 1 | -1): void {
    const shape = foldShapeOf(codes, length)
    const before = this.counts[shape] as number
    this.counts[shape] = before + by
    this.lengths[length] = (this.lengths[length] as number) + by
    if (before === 0 || before + by === 0) this.turn(shape)
  }

  private turn(shape: number): void {
    this.listed[shape >>> 5] = (this.listed[shape >>> 5] as number) ^ (1 << shape)
    this.version++
  }
}

export function foldShapeOf(codes: Uint8Array, length: number): number {
  let key = shapeStart[length] as number
  for (let i = 0; i < length; i++) key += (kindOf[codes[i] as number] as number) * (powerOf3[i] as number)
  return key
}
