import type { Position } from '#lib/core/geo.ts'

const RADIANS = Math.PI / 180
const DAY_MS = 86_400_000
/** Midsummer's declination; the formula below is good to a degree, enough for a picture. */
const TILT = 23.44

/** Height of the sun over the horizon in degrees. */
export function sunElevationDeg(at: Position, atMs: number): number {
  const days = atMs / DAY_MS
  const yearAngle = ((days - 79.3) / 365.2422) * 360
  const declination = Math.asin(Math.sin(TILT * RADIANS) * Math.sin(yearAngle * RADIANS))
  const hourAngle = ((days % 1) * 360 - 180 + at.lon) * RADIANS
  const lat = at.lat * RADIANS
  return (
    Math.asin(Math.sin(lat) * Math.sin(declination) + Math.cos(lat) * Math.cos(declination) * Math.cos(hourAngle)) /
    RADIANS
  )
}

/** How much daylight there is: 1 by day, 0 at night, between them at dusk and dawn. */
export function daylight(at: Position, atMs: number): number {
  return Math.min(1, Math.max(0, (sunElevationDeg(at, atMs) + 6) / 9))
}
