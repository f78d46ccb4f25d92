import { createRandom } from '#lib/core/random.ts'
import { trafficFactor } from './scenarios.ts'
import type { Stage } from './stage.ts'
import { chooseRoute, POPULATION, type Resident, residentAt } from './traffic.ts'
import { countCameras, driveLegs } from './trip.ts'

/** A resident rests at least this long before its next drive. */
const REST_MS = 10 * 60_000

/** Unlisted traffic: residents set out at random, as often as the scenario's read rate and the hour ask for. */
export function startBackground(stage: Stage, fromMs: number): void {
  const { seed, scenario } = stage
  const random = createRandom(`${seed}/background`)
  const residents = new Map<number, Resident>()
  const tripsPerSecond = scenario.readsPerSecond / meanCameras(seed)

  const resident = (n: number): Resident => {
    const known = residents.get(n)
    if (known) return known
    const one = residentAt(seed, n)
    residents.set(n, one)
    return one
  }

  const setOut = (nowMs: number): void => {
    const rate = tripsPerSecond * trafficFactor(nowMs)
    stage.at(nowMs + random.exponential(1000 / rate), setOut)
    let one = resident(random.below(POPULATION))
    while (one.freeAtMs > nowMs) one = resident(random.below(POPULATION))
    const legs = chooseRoute(one.at, one.home, random, 1, 40)
    const trip = driveLegs(legs, nowMs, random.between(0.85, 1.2), random)
    const last = legs.at(-1)
    if (!last) return
    one.at = last.to
    one.freeAtMs = trip.arriveMs + REST_MS
    for (const pass of trip.passes) stage.pass(one.vehicle, pass, { listed: false })
  }
  stage.at(fromMs, setOut)
}

/** Cameras passed on an average drive, drives that lead nowhere counted as none. */
function meanCameras(seed: number): number {
  const random = createRandom(`${seed}/mean`)
  const tries = 600
  let cameras = 0
  for (let n = 0; n < tries; n++) cameras += countCameras(chooseRoute(residentAt(seed, n).home, null, random, 1, 40))
  return cameras / tries
}
