import { distanceM, type Position } from '#lib/core/geo.ts'

/** New points between each pair; the given ones stay where they are, at indices 0, PIECES, 2·PIECES … */
export const PIECES = 5

/**
 * Bends a road through its points (centripetal Catmull–Rom, which makes no loops), so that two dozen points look like a
 * road. Cameras, vehicles and the map all use the bent line, so they agree to the metre.
 */
export function smoothLine(points: readonly Position[]): Position[] {
  const out: Position[] = []
  for (let i = 0; i < points.length - 1; i++) {
    const p1 = points[i] as Position
    const p2 = points[i + 1] as Position
    const p0 = points[i - 1] ?? beyond(p1, p2)
    const p3 = points[i + 2] ?? beyond(p2, p1)
    for (let step = 0; step < PIECES; step++) out.push(pointBetween(p0, p1, p2, p3, step / PIECES))
  }
  const last = points.at(-1)
  return last ? [...out, last] : out
}

/** A stand-in neighbour for an end: straight on. */
function beyond(end: Position, inner: Position): Position {
  return { lat: 2 * end.lat - inner.lat, lon: 2 * end.lon - inner.lon }
}

/** Barry and Goldman's pyramid for the centripetal spline between p1 and p2. */
function pointBetween(p0: Position, p1: Position, p2: Position, p3: Position, share: number): Position {
  if (share === 0) return p1
  const t1 = Math.sqrt(distanceM(p0, p1))
  const t2 = t1 + Math.sqrt(distanceM(p1, p2))
  const t3 = t2 + Math.sqrt(distanceM(p2, p3))
  const t = t1 + (t2 - t1) * share
  const a1 = mix(p0, p1, t / t1)
  const a2 = mix(p1, p2, (t - t1) / (t2 - t1))
  const a3 = mix(p2, p3, (t - t2) / (t3 - t2))
  return mix(mix(a1, a2, t / t2), mix(a2, a3, (t - t1) / (t3 - t1)), (t - t1) / (t2 - t1))
}

function mix(a: Position, b: Position, share: number): Position {
  return { lat: a.lat + (b.lat - a.lat) * share, lon: a.lon + (b.lon - a.lon) * share }
}
