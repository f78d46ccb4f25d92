/** Degrees, WGS 84. */
export type Position = { lat: number; lon: number }

/** GeoJSON's order: longitude first. */
export type LonLat = [number, number]

/** Mean earth radius (IUGG R1); the sphere is within 0.5 % of the ellipsoid, enough for roads and speeds. */
const EARTH_RADIUS_M = 6_371_008.8
const RADIANS = Math.PI / 180

export const METRES_PER_MILE = 1609.344

/** Great-circle distance in metres (haversine: exact for short distances too). */
export function distanceM(from: Position, to: Position): number {
  const dLat = (to.lat - from.lat) * RADIANS
  const dLon = (to.lon - from.lon) * RADIANS
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(from.lat * RADIANS) * Math.cos(to.lat * RADIANS) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Initial bearing of the great circle in degrees clockwise from north, [0, 360). */
export function bearingDeg(from: Position, to: Position): number {
  const dLon = (to.lon - from.lon) * RADIANS
  const a = from.lat * RADIANS
  const b = to.lat * RADIANS
  const y = Math.sin(dLon) * Math.cos(b)
  const x = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(dLon)
  return (Math.atan2(y, x) / RADIANS + 360) % 360
}

/** Where one arrives after `metres` along the great circle that starts at `bearing` degrees. */
export function destination(from: Position, bearing: number, metres: number): Position {
  const angle = metres / EARTH_RADIUS_M
  const lat = from.lat * RADIANS
  const turn = bearing * RADIANS
  const lat2 = Math.asin(Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(turn))
  const dLon = Math.atan2(
    Math.sin(turn) * Math.sin(angle) * Math.cos(lat),
    Math.cos(angle) - Math.sin(lat) * Math.sin(lat2),
  )
  return { lat: lat2 / RADIANS, lon: ((from.lon + dLon / RADIANS + 540) % 360) - 180 }
}

/** The point a fraction (0–1) of the way along the great circle. */
export function interpolate(from: Position, to: Position, fraction: number): Position {
  const metres = distanceM(from, to)
  return metres === 0 ? from : destination(from, bearingDeg(from, to), metres * fraction)
}

/** Shortest distance from a point to the straight piece a–b; flat-earth, good to 0.1 % over 50 km. */
export function distanceToSegmentM(point: Position, a: Position, b: Position): number {
  return distanceM(point, nearestOnSegment(point, a, b).position)
}

/** The nearest point of the piece a–b, and how far along it lies (0–1). */
export function nearestOnSegment(point: Position, a: Position, b: Position): { position: Position; fraction: number } {
  const shrink = Math.cos(point.lat * RADIANS)
  const bx = (b.lon - a.lon) * shrink
  const by = b.lat - a.lat
  const squared = bx * bx + by * by
  const along = squared === 0 ? 0 : ((point.lon - a.lon) * shrink * bx + (point.lat - a.lat) * by) / squared
  const fraction = Math.min(1, Math.max(0, along))
  return { position: { lat: a.lat + by * fraction, lon: a.lon + (b.lon - a.lon) * fraction }, fraction }
}

/** Whether a point lies inside a closed ring of longitude–latitude pairs (even-odd rule). */
export function isInsideRing(point: Position, ring: readonly LonLat[]): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as LonLat
    const [xj, yj] = ring[j] as LonLat
    const crosses = yi > point.lat !== yj > point.lat
    if (crosses && point.lon < ((xj - xi) * (point.lat - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}
