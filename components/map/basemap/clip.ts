import type { LonLat } from '#lib/core/geo.ts'

export type Bounds = { west: number; south: number; east: number; north: number }

/** The part of a ring inside the bounds (Sutherland–Hodgman); edges run along the bounds where it was cut. */
export function clipRing(ring: readonly LonLat[], bounds: Bounds): LonLat[] {
  const sides: { inside(p: LonLat): boolean; share(a: LonLat, b: LonLat): number }[] = [
    side(0, bounds.west, 1),
    side(0, bounds.east, -1),
    side(1, bounds.south, 1),
    side(1, bounds.north, -1),
  ]
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

function side(axis: 0 | 1, limit: number, sign: 1 | -1) {
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
