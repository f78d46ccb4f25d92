import { METRES_PER_MILE } from '#lib/core/geo.ts'
import type { Random } from '#lib/core/random.ts'
import { camerasOn, type WorldCamera } from './cameras.ts'
import type { Leg } from './roads/network.ts'

/** A vehicle going past a camera. */
export type Pass = { camera: WorldCamera; atMs: number; speedMph: number }

/** One drive worked out in advance: when it ends and every camera passed on the way. */
export type Trip = { departMs: number; arriveMs: number; passes: Pass[] }

/** Nobody in this world drives faster, whatever the pace. */
const FASTEST_MPH = 100

/** Drives the legs in order. `pace` 1 is free traffic; each leg goes a little better or worse than the last. */
export function driveLegs(legs: readonly Leg[], departMs: number, pace: number, random: Random): Trip {
  let atMs = departMs
  const passes: Pass[] = []
  for (const leg of legs) {
    const speedMph = Math.min(FASTEST_MPH, leg.freeMph * pace * random.between(0.9, 1.05))
    const msPerMetre = 3_600_000 / (speedMph * METRES_PER_MILE)
    for (const { camera, metres } of camerasOn(leg)) {
      passes.push({ camera, atMs: Math.round(atMs + metres * msPerMetre), speedMph })
    }
    atMs += leg.lengthM * msPerMetre
  }
  return { departMs, arriveMs: Math.round(atMs), passes }
}

/** The same drive at another time. */
export function delayTrip(trip: Trip, byMs: number): Trip {
  const passes = trip.passes.map((pass) => ({ ...pass, atMs: pass.atMs + byMs }))
  return { departMs: trip.departMs + byMs, arriveMs: trip.arriveMs + byMs, passes }
}

/** How many cameras the legs pass. */
export function countCameras(legs: readonly Leg[]): number {
  return legs.reduce((sum, leg) => sum + camerasOn(leg).length, 0)
}
