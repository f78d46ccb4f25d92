import { type FoldShapes, powerOf3, shapeStart } from '../index/fold-shapes.ts'

// What errors make of a fold shape, by arithmetic on its key; kinds are three bits a position or gap (`search-plan.ts`).

/** Writes the kind of each position. */
export function takeApart(foldShape: number, length: number, into: Uint8Array): void {
  let rest = foldShape - (shapeStart[length] as number)
  for (let i = 0; i < length; i++) {
    const kind = rest % 3
    into[i] = kind
    rest = (rest - kind) / 3
  }
}

/** Kinds by position that give a listed shape in place of what stands there. */
export function kindsByPosition(shapes: FoldShapes, shape: number, kindsOf: Uint8Array, length: number): number {
  let kinds = 0
  for (let i = 0; i < length; i++) {
    const power = powerOf3[i] as number
    kinds |= shapes.kindsAt(shape - (kindsOf[i] as number) * power, power) << (3 * i)
  }
  return kinds
}

/** Kinds by gap, from `from` on, that give a listed shape when put in there. */
export function kindsByGap(
  shapes: FoldShapes,
  shape: number,
  kindsOf: Uint8Array,
  length: number,
  from: number,
): number {
  const whole = shape - (shapeStart[length] as number)
  let kinds = 0
  let below = 0
  for (let gap = 0; gap <= length; gap++) {
    const power = powerOf3[gap] as number
    const least = (shapeStart[length + 1] as number) + below + 3 * (whole - below)
    if (gap >= from) kinds |= shapes.kindsAt(least, power) << (3 * gap)
    if (gap < length) below += (kindsOf[gap] as number) * power
  }
  return kinds
}

/** Positions, one bit each, that leave a listed shape when their character is taken out. */
export function inventedPositions(shapes: FoldShapes, shape: number, kindsOf: Uint8Array, length: number): number {
  let positions = 0
  for (let i = 0; i < length; i++) if (shapes.isListed(withoutPosition(shape, kindsOf, length, i))) positions |= 1 << i
  return positions
}

export function withoutPosition(shape: number, kindsOf: Uint8Array, length: number, position: number): number {
  let below = 0
  for (let i = 0; i < position; i++) below += (kindsOf[i] as number) * (powerOf3[i] as number)
  const here = (kindsOf[position] as number) * (powerOf3[position] as number)
  const above = shape - (shapeStart[length] as number) - below - here
  return (shapeStart[length - 1] as number) + below + above / 3
}
