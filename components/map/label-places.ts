/** A label that wants a place: `spots` are the boxes it could take, in order of liking, in pixels. */
export type Box = { left: number; top: number; width: number; height: number }
export type WantedLabel<T> = { what: T; spots: readonly Box[] }
export type PlacedLabel<T> = { what: T; spot: number }

const CELL = 128

/** Gives each label, first come first served, its first spot that touches no earlier one; those without are left out. */
export function placeLabels<T>(labels: readonly WantedLabel<T>[]): PlacedLabel<T>[] {
  const taken = new Map<string, Box[]>()
  const placed: PlacedLabel<T>[] = []
  for (const { what, spots } of labels) {
    const spot = spots.findIndex((box) => cellsOf(box).every((cell) => !taken.get(cell)?.some((b) => touches(b, box))))
    const box = spots[spot]
    if (!box) continue
    for (const cell of cellsOf(box)) taken.set(cell, [...(taken.get(cell) ?? []), box])
    placed.push({ what, spot })
  }
  return placed
}

const touches = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height

function cellsOf({ left, top, width, height }: Box): string[] {
  const cells: string[] = []
  for (let x = Math.floor(left / CELL); x <= Math.floor((left + width) / CELL); x++) {
    for (let y = Math.floor(top / CELL); y <= Math.floor((top + height) / CELL); y++) cells.push(`${x},${y}`)
  }
  return cells
}
