import { distanceM, METRES_PER_MILE, nearestOnSegment, type Position } from '#lib/core/geo.ts'
import type { JunctionId } from './junctions.ts'
import { junctionIds, type Leg, legs, legsLeaving, positionOf } from './network.ts'

const trees = new Map<JunctionId, Map<JunctionId, Leg>>()

/** The quickest way in free traffic; empty when there is none or none is needed. Remembered per origin: 120 junctions. */
export function findRoute(from: JunctionId, to: JunctionId): Leg[] {
  const tree = trees.get(from) ?? shortestPathTree(from)
  trees.set(from, tree)
  const route: Leg[] = []
  for (let at = to; at !== from; ) {
    const leg = tree.get(at)
    if (!leg) return []
    route.push(leg)
    at = leg.from
  }
  return route.reverse()
}

/** Through several junctions in order. */
export function findTour(stops: readonly JunctionId[]): Leg[] {
  return stops.slice(1).flatMap((stop, i) => findRoute(stops[i] as JunctionId, stop))
}

export function nearestJunction(point: Position): JunctionId {
  return junctionIds.reduce((best, one) =>
    distanceM(point, positionOf(one)) < distanceM(point, positionOf(best)) ? one : best,
  )
}

/** The nearest place on any road, with the leg it lies on and the metres from that leg's start. */
export function nearestOnRoads(point: Position): { leg: Leg; metres: number; distanceM: number } {
  let best = { leg: legs[0] as Leg, metres: 0, distanceM: Number.POSITIVE_INFINITY }
  for (const leg of legs) {
    for (let i = 1; i < leg.points.length; i++) {
      const near = nearestOnSegment(point, leg.points[i - 1] as Position, leg.points[i] as Position)
      const away = distanceM(point, near.position)
      if (away >= best.distanceM) continue
      const start = leg.atM[i - 1] as number
      best = { leg, metres: start + near.fraction * ((leg.atM[i] as number) - start), distanceM: away }
    }
  }
  return best
}

/** Seconds in free traffic. */
export function freeSeconds(leg: Leg): number {
  return (leg.lengthM / METRES_PER_MILE / leg.freeMph) * 3600
}

function shortestPathTree(from: JunctionId): Map<JunctionId, Leg> {
  const seconds = new Map<JunctionId, number>([[from, 0]])
  const arrivedBy = new Map<JunctionId, Leg>()
  const open = new Set<JunctionId>([from])
  while (open.size > 0) {
    const at = [...open].reduce((best, one) => ((seconds.get(one) ?? 0) < (seconds.get(best) ?? 0) ? one : best))
    open.delete(at)
    for (const leg of legsLeaving(at)) {
      const arrival = (seconds.get(at) ?? 0) + freeSeconds(leg)
      if (arrival >= (seconds.get(leg.to) ?? Number.POSITIVE_INFINITY)) continue
      seconds.set(leg.to, arrival)
      arrivedBy.set(leg.to, leg)
      open.add(leg.to)
    }
  }
  return arrivedBy
}
