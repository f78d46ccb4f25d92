import { distanceM } from '#lib/core/geo.ts'
import { createRandom, type Random } from '#lib/core/random.ts'
import { markAt } from './marks.ts'
import type { JunctionId } from './roads/junctions.ts'
import { junctionIds, type Leg, legsLeaving, positionOf } from './roads/network.ts'
import { findRoute } from './roads/routing.ts'
import { countCameras } from './trip.ts'
import { makeVehicle, type Vehicle } from './vehicles.ts'

/** Vehicles that live in the world and are on no list; each keeps its mark, look and home for good. */
export const POPULATION = 100_000

export type Resident = { vehicle: Vehicle; at: JunctionId; home: JunctionId; freeAtMs: number }

/** Busier roads draw more traffic: a junction's weight is the rank of the roads that meet there. */
const drawOf = { motorway: 5, trunk: 3, primary: 1 } as const
const tickets: readonly JunctionId[] = junctionIds.flatMap((id) => {
  const weight = legsLeaving(id).reduce((sum, leg) => sum + drawOf[leg.road.rank], 0)
  return Array.from({ length: weight }, () => id)
})

export function drawJunction(random: Random): JunctionId {
  return random.pick(tickets)
}

/** The n-th resident as it was before the world began. */
export function residentAt(seed: number, n: number): Resident {
  const random = createRandom(`${seed}/resident/${n}`)
  const home = drawJunction(random)
  return { vehicle: makeVehicle(markAt(n + (Math.abs(seed) % 50) * POPULATION), random), at: home, home, freeAtMs: 0 }
}

/**
 * Where a vehicle goes next: home if it is away, else somewhere near enough (most drives are under 60 km). Tries a few
 * times for a way past between `least` and `most` cameras, and takes the last try otherwise.
 */
export function chooseRoute(
  from: JunctionId,
  home: JunctionId | null,
  random: Random,
  least: number,
  most: number,
): Leg[] {
  if (home && home !== from) return findRoute(from, home)
  let legs: Leg[] = []
  for (let attempt = 0; attempt < 6; attempt++) {
    const to = drawJunction(random)
    const reachM = random.exponential(45_000) + 10_000
    if (to === from || distanceM(positionOf(from), positionOf(to)) > reachM) continue
    legs = findRoute(from, to)
    const cameras = countCameras(legs)
    if (cameras >= least && cameras <= most) break
  }
  return legs
}
