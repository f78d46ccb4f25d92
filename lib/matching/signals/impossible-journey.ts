/** Faster than this between two cameras and one of the two plates is a clone or misread (policy, DOMAIN §7). */
export const IMPOSSIBLE_MPH = 180
/** Camera clocks and positions are this far out without anybody noticing (policy): shorter gaps prove nothing. */
const CLOCK_SLACK_MS = 30_000
const POSITION_SLACK_M = 500

export interface Sighting {
  mark: string
  capturedAtMs: number
  lat: number
  lon: number
  cameraId?: string
  readId?: string
}

export interface ImpossibleJourney {
  kind: 'impossible-journey'
  /** Both sightings bear the clone flag. */
  between: [Sighting, Sighting]
  distanceM: number
  mph: number
  words: string
}

/** A clone flag when no road vehicle could have made both sightings; whichever came first. */
export function impossibleJourney(
  one: Sighting,
  other: Sighting,
  limitMph = IMPOSSIBLE_MPH,
): ImpossibleJourney | undefined {
  const [first, then] = one.capturedAtMs <= other.capturedAtMs ? [one, other] : [other, one]
  const distanceM = greatCircleM(first, then)
  const elapsedMs = then.capturedAtMs - first.capturedAtMs
  if (!Number.isFinite(distanceM) || !Number.isFinite(elapsedMs)) return undefined
  const leastM = distanceM - POSITION_SLACK_M
  const mph = leastM / M_PER_MILE / ((elapsedMs + CLOCK_SLACK_MS) / MS_PER_HOUR)
  if (leastM <= 0 || mph <= limitMph) return undefined
  const miles = Math.round(distanceM / M_PER_MILE)
  const words = `${miles} miles in ${minutesWords(elapsedMs)}, at least ${Math.round(mph)} mph: one of the plates is a copy or misread.`
  return { kind: 'impossible-journey', between: [first, then], distanceM, mph, words }
}

const M_PER_MILE = 1609.344
const MS_PER_HOUR = 3_600_000
const EARTH_RADIUS_M = 6_371_008.8

/** Haversine distance in metres; positions in degrees. */
export function greatCircleM(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180
  const dLat = ((b.lat - a.lat) * rad) / 2
  const dLon = ((b.lon - a.lon) * rad) / 2
  const h = Math.sin(dLat) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}

const minutesWords = (ms: number): string =>
  ms < 60_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`
