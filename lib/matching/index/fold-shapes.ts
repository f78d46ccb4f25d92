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
  /** Listed shapes that come of a shape by putting one character in, and by taking one out. */
  readonly oneLonger = new Int32Array(this.counts.length)
  readonly oneShorter = new Int32Array(this.counts.length)
  /** Listed marks by length; the two places beyond the longest stay 0. */
  readonly lengths = new Int32Array(LONGEST_PACKED + 3)

  count(codes: Uint8Array, length: number, by: 1 | -1): void {
    const key = foldShapeOf(codes, length)
    const before = this.counts[key] as number
    this.counts[key] = before + by
    add(this.lengths, length, by)
    if (before === 0 || before + by === 0) this.reach(key - (shapeStart[length] as number), length, by)
  }

  /** A shape has come to be listed or ceased to be: its neighbours' ways to it open or close. */
  private reach(shape: number, length: number, by: 1 | -1): void {
    for (let i = 0; i <= length; i++) {
      const power = powerOf3[i] as number
      const below = shape % power
      const above = Math.floor(shape / power)
      if (i < length && length > 1)
        add(this.oneLonger, (shapeStart[length - 1] as number) + below + Math.floor(above / 3) * power, by)
      if (length === LONGEST_PACKED) continue
      for (let kind = 0; kind < 3; kind++)
        add(this.oneShorter, (shapeStart[length + 1] as number) + below + (kind + 3 * above) * power, by)
    }
  }
}

const add = (counts: Int32Array, at: number, by: number): void => {
  counts[at] = (counts[at] as number) + by
}

export function foldShapeOf(codes: Uint8Array, length: number): number {
  let key = shapeStart[length] as number
  for (let i = 0; i < length; i++) key += (kindOf[codes[i] as number] as number) * (powerOf3[i] as number)
  return key
}
