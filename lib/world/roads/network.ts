import { bearingDeg, distanceM, interpolate, type Position } from '#lib/core/geo.ts'
import { type JunctionId, junctions } from './junctions.ts'
import { type Heading, oppositeOf, type Road } from './road.ts'
import { roads } from './roads.ts'
import { PIECES, smoothLine } from './smooth.ts'

/** One direction of the road between two neighbouring junctions; `atM` holds the metres to each point from the start. */
export type Leg = {
  id: string
  road: Road
  heading: Heading
  from: JunctionId
  to: JunctionId
  points: readonly Position[]
  atM: readonly number[]
  lengthM: number
  /** Speed of free traffic, mph. */
  freeMph: number
}

const FREE_MPH = { motorway: 68, trunk: 60, primary: 46 } as const

export function positionOf(junction: JunctionId): Position {
  const [lon, lat] = junctions[junction]
  return { lat, lon }
}

/** The road's line as driven and drawn: bent through its junctions and bends. */
export function pointsOf(road: Road): Position[] {
  return smoothLine(
    road.line.map((stop) => {
      const [lon, lat] = typeof stop === 'string' ? junctions[stop] : stop
      return { lat, lon }
    }),
  )
}

export const legs: readonly Leg[] = roads.flatMap(legsOf)

const legsById = new Map(legs.map((leg) => [leg.id, leg]))
const legsFrom = Map.groupBy(legs, (leg) => leg.from)

export const junctionIds = [...legsFrom.keys()]

export function legsLeaving(junction: JunctionId): readonly Leg[] {
  return legsFrom.get(junction) ?? []
}

/** The leg of a road that leaves a junction in the given heading. */
export function findLeg(roadId: string, from: JunctionId, heading: Heading): Leg | undefined {
  return legsLeaving(from).find((leg) => leg.road.id === roadId && leg.heading === heading)
}

/** The same road in the other direction. */
export function reverseOf(leg: Leg): Leg {
  return legsById.get(legId(leg.road, leg.to, leg.from)) as Leg
}

/** Position and direction of travel after `metres` on the leg, clamped to its ends. */
export function pointOnLeg(leg: Leg, metres: number): { position: Position; bearing: number } {
  return pointOnLine(leg.points, leg.atM, metres)
}

export function pointOnLine(points: readonly Position[], atM: readonly number[], metres: number) {
  let i = 1
  while (i < points.length - 1 && (atM[i] as number) < metres) i++
  const a = points[i - 1] as Position
  const b = points[i] as Position
  const start = atM[i - 1] as number
  const length = (atM[i] as number) - start
  const fraction = length === 0 ? 0 : Math.min(1, Math.max(0, (metres - start) / length))
  return { position: interpolate(a, b, fraction), bearing: bearingDeg(a, b) }
}

export function cumulativeM(points: readonly Position[]): number[] {
  const atM = [0]
  for (let i = 1; i < points.length; i++) {
    atM.push((atM[i - 1] as number) + distanceM(points[i - 1] as Position, points[i] as Position))
  }
  return atM
}

function legsOf(road: Road): Leg[] {
  const points = pointsOf(road)
  const stops = road.line.flatMap((stop, i) => (typeof stop === 'string' ? [{ junction: stop, i: i * PIECES }] : []))
  return stops.slice(1).flatMap((stop, n) => {
    const start = stops[n] as (typeof stops)[number]
    const piece = points.slice(start.i, stop.i + 1)
    return [
      leg(road, road.along, start.junction, stop.junction, piece),
      leg(road, oppositeOf(road.along), stop.junction, start.junction, piece.toReversed()),
    ]
  })
}

function leg(road: Road, heading: Heading, from: JunctionId, to: JunctionId, points: Position[]): Leg {
  const atM = cumulativeM(points)
  const lengthM = atM.at(-1) as number
  return { id: legId(road, from, to), road, heading, from, to, points, atM, lengthM, freeMph: FREE_MPH[road.rank] }
}

function legId(road: Road, from: JunctionId, to: JunctionId): string {
  return `${road.id}/${from}/${to}`
}
