import type { LonLat } from '#lib/core/geo.ts'

export type Bounds = { west: number; south: number; east: number; north: number }

/** The part of a ring inside the bounds (Sutherland–Hodgman); edges run along the bounds where it was cut. */
export function clipRing(ring: readonly LonLat[], { west, east, south, north }: Bounds): LonLat[] {
  return clipBy(ring, [side(0, west, 1), side(0, east, -1), side(1, south, 1), side(1, north, -1)])
}

/**
 * The part of a ring inside a convex one, which may run either way round; undefined when that is not convex. A ring that the
 * window cuts into several parts stays one, its parts joined along the window.
 */
export function clipToConvex(ring: readonly LonLat[], window: readonly LonLat[]): LonLat[] | undefined {
  const corners = openRing(window)
  const turns = corners.map((b, i) => {
    const [a, c] = [corners.at(i - 1) as LonLat, corners[(i + 1) % corners.length] as LonLat]
    return leftOf(a, b, c)
  })
  if (corners.length < 3 || (turns.some((turn) => turn > 0) && turns.some((turn) => turn < 0))) return undefined
  const round = turns.some((turn) => turn < 0) ? corners.toReversed() : corners
  return clipBy(
    ring,
    round.map((b, i) => edge(round.at(i - 1) as LonLat, b)),
  )
}

interface Side {
  inside(p: LonLat): boolean
  /** How far along the way from a to b the side is crossed. */
  share(a: LonLat, b: LonLat): number
}

function clipBy(ring: readonly LonLat[], sides: readonly Side[]): LonLat[] {
  return sides.reduce<LonLat[]>((points, one) => {
    const kept: LonLat[] = []
    for (const [i, b] of points.entries()) {
      const a = points.at(i - 1) as LonLat
      if (one.inside(a) !== one.inside(b)) {
        const t = one.share(a, b)
        kept.push([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t])
      }
      if (one.inside(b)) kept.push(b)
    }
    return kept
  }, openRing(ring))
}

/** Positive when c lies left of the way from a to b. */
const leftOf = (a: LonLat, b: LonLat, c: LonLat): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

const edge = (from: LonLat, to: LonLat): Side => ({
  inside: (p) => leftOf(from, to, p) >= 0,
  share: (a, b) => leftOf(from, to, a) / (leftOf(from, to, a) - leftOf(from, to, b)),
})

function side(axis: 0 | 1, limit: number, sign: 1 | -1): Side {
  return {
    inside: (p: LonLat) => (p[axis] - limit) * sign >= 0,
    share: (a: LonLat, b: LonLat) => (limit - a[axis]) / (b[axis] - a[axis]),
  }
}

/** Without the repeated last point. */
function openRing(ring: readonly LonLat[]): LonLat[] {
  const [first, last] = [ring[0], ring.at(-1)]
  const closed = first && last && first[0] === last[0] && first[1] === last[1]
  return closed ? ring.slice(0, -1) : [...ring]
}
