import { bearingDeg, destination, distanceM, type LonLat, type Position } from '#lib/core/geo.ts'
import { worldBorders, worldForces } from '#lib/world/forces.ts'
import { cumulativeM, pointOnLine, pointsOf } from '#lib/world/roads/network.ts'
import { roads } from '#lib/world/roads/roads.ts'
import { smoothLine } from '#lib/world/roads/smooth.ts'
import type { Basemap, BasemapRoads, RoadRank } from './basemap.ts'
import { type Bounds, clipRing } from './clip.ts'
import { lakeLines } from './lakes.ts'
import { type City, choosePlaces } from './places.ts'
import { riverLines } from './rivers.ts'

/** Rings of the world's land, as world-atlas has it: polygons of rings of longitude–latitude. */
export type Polygons = readonly (readonly (readonly LonLat[])[])[]

/** The world of the demo (lon −4.2…0.2, lat 53.6…55.4) and a margin, so that no edge shows on a wide screen. */
export const shown: Bounds = { west: -6.2, south: 52.9, east: 1.9, north: 56.1 }

/** Names further out would only crowd the file: the map opens on the forces and is held near them. */
const named: Bounds = { west: -4.9, south: 53.4, east: 0.6, north: 55.8 }

const SHIELD_EVERY_M = 32_000
const rankOrder: readonly RoadRank[] = ['primary', 'trunk', 'motorway']

export function buildBasemap(land: Polygons, cities: readonly City[]): Basemap {
  return {
    land: {
      attribution: 'Land: Natural Earth (public domain)',
      polygons: land
        .map((rings) => rings.map((ring) => closed(clipRing(ring, shown))).filter((ring) => ring.length > 3))
        .filter((rings) => rings.length > 0),
    },
    water: {
      lakes: lakeLines.map(({ name, widthM, line }) => ({ name, ring: lakeRing(line, widthM) })),
      rivers: riverLines.map(({ name, line }) => ({ name, line: bent(line) })),
    },
    roads: { roads: buildRoads() },
    places: { attribution: 'Places: GeoNames (CC BY 4.0)', places: choosePlaces(cities, named) },
    areas: {
      areas: worldForces.map(({ id, name, label, area }) => ({ id, name, label, ring: area.coordinates[0] ?? [] })),
      borders: worldBorders.map((line) => line.map(rounded)),
    },
  }
}

function buildRoads(): BasemapRoads['roads'] {
  return roads
    .toSorted((a, b) => rankOrder.indexOf(a.rank) - rankOrder.indexOf(b.rank))
    .map((road) => {
      const points = pointsOf(road)
      return {
        shield: road.shield,
        rank: road.rank,
        line: points.map(({ lon, lat }) => rounded([lon, lat])),
        shields: shieldPlaces(points),
      }
    })
}

/** Evenly along the road, away from its ends where other roads' numbers stand. */
function shieldPlaces(points: readonly Position[]): LonLat[] {
  const atM = cumulativeM(points)
  const length = atM.at(-1) ?? 0
  const count = Math.max(1, Math.round(length / SHIELD_EVERY_M))
  return Array.from({ length: count }, (_, i) => {
    const { position } = pointOnLine(points, atM, (length * (i + 0.5)) / count)
    return rounded([position.lon, position.lat])
  })
}

/** A lake with round ends: narrow at both, full width between. */
function lakeRing(line: readonly LonLat[], widthM: number): LonLat[] {
  const points = smoothLine(line.map(([lon, lat]) => ({ lon, lat })))
  const shore = (side: 1 | -1): Position[] =>
    points.map((point, i) => {
      const a = points[Math.max(0, i - 1)] as Position
      const b = points[Math.min(points.length - 1, i + 1)] as Position
      const isEnd = i === 0 || i === points.length - 1
      return destination(point, bearingDeg(a, b) + side * 90, (widthM / 2) * (isEnd ? 0.4 : 1))
    })
  const tip = (end: Position, inner: Position) =>
    destination(end, bearingDeg(inner, end), Math.min(widthM / 3, distanceM(inner, end) / 3))
  const [first, second] = [points[0] as Position, points[1] as Position]
  const [last, before] = [points.at(-1) as Position, points.at(-2) as Position]
  const ring = [tip(first, second), ...shore(-1), tip(last, before), ...shore(1).toReversed()]
  return closed(ring.map(({ lon, lat }): LonLat => [lon, lat]))
}

function bent(line: readonly LonLat[]): LonLat[] {
  return smoothLine(line.map(([lon, lat]) => ({ lon, lat }))).map(({ lon, lat }) => rounded([lon, lat]))
}

function closed(ring: readonly LonLat[]): LonLat[] {
  const points = ring.map(rounded)
  const first = points[0]
  return first ? [...points, first] : points
}

export function rounded([lon, lat]: Readonly<LonLat>): LonLat {
  return [Math.round(lon * 1e4) / 1e4, Math.round(lat * 1e4) / 1e4]
}
