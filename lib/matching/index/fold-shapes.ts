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

export const LISTED = 1
export const LONGER = 2
export const SHORTER = 4

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

  /** By shape, two words: `kindsListed` and `ways`; −1 until asked for. Side by side, as each read needs both. */
  private readonly plans = new Int32Array(2 * this.counts.length).fill(-1)

  /**
   * For each position of the shape, from the lowest three bits up, which kinds of look-alike set in its place would give a
   * listed shape: bit 0 digits, 1 letters, 2 sets of both.
   */
  kindsListed(shape: number, codes: Uint8Array, length: number): number {
    const known = this.plans[2 * shape] as number
    if (known !== -1) return known
    let kinds = 0
    for (let i = 0; i < length; i++) {
      const own = (kindOf[codes[i] as number] as number) * (powerOf3[i] as number)
      kinds |= this.kindsAt(shape - own, i) << (3 * i)
    }
    this.plans[2 * shape] = kinds
    return kinds
  }

  /** What is listed: `LISTED` the shape itself, `LONGER` and `SHORTER` one that putting in or taking out one gives. */
  ways(shape: number): number {
    const known = this.plans[2 * shape + 1] as number
    if (known !== -1) return known
    const ways =
      (this.counts[shape] === 0 ? 0 : LISTED) |
      (this.oneLonger[shape] === 0 ? 0 : LONGER) |
      (this.oneShorter[shape] === 0 ? 0 : SHORTER)
    this.plans[2 * shape + 1] = ways
    return ways
  }

  /** The same for one position, of the shape with a digit there. */
  kindsAt(least: number, position: number): number {
    const { counts } = this
    const power = powerOf3[position] as number
    return (
      (counts[least] === 0 ? 0 : 1) | (counts[least + power] === 0 ? 0 : 2) | (counts[least + 2 * power] === 0 ? 0 : 4)
    )
  }

  /** Takes the counts of a snapshot over. */
  adopt(counts: Int32Array, oneLonger: Int32Array, oneShorter: Int32Array, lengths: Int32Array): void {
    this.counts.set(counts)
    this.oneLonger.set(oneLonger)
    this.oneShorter.set(oneShorter)
    this.lengths.set(lengths)
    this.plans.fill(-1)
  }

  count(codes: Uint8Array, length: number, by: 1 | -1): void {
    const key = foldShapeOf(codes, length)
    const before = this.counts[key] as number
    this.counts[key] = before + by
    add(this.lengths, length, by)
    if (before === 0 || before + by === 0) this.reach(key - (shapeStart[length] as number), length, by)
  }

  /** A shape has come to be listed or ceased to be: its neighbours' ways to it open or close. */
  private reach(shape: number, length: number, by: 1 | -1): void {
    this.plans.fill(-1)
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
