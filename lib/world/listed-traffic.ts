import { createRandom } from '#lib/core/random.ts'
import type { Round } from './cast.ts'
import { chapmanDrives } from './chapman.ts'
import type { Grade } from './entry.ts'
import type { ListedVehicle } from './listed-vehicle.ts'
import type { JunctionId } from './roads/junctions.ts'
import { findTour } from './roads/routing.ts'
import type { Stage } from './stage.ts'
import { chooseRoute, drawJunction } from './traffic.ts'
import { delayTrip, driveLegs } from './trip.ts'

type PoolCar = { listed: ListedVehicle; at: JunctionId; freeAtMs: number }

/** Cameras passed on an average drive of a pool vehicle: drives are chosen with one to five, measured mean 3. */
const MEAN_SIGHTINGS = 3
const REST_MS = 8 * 60_000
/** The Chapman car is first seen this long after the start. */
const FIRST_SIGHTING_MS = 8_000

/** Listed vehicles: the cast on its rounds, the Chapman car on its drives, the pool now and then. */
export function startListed(stage: Stage, listed: readonly ListedVehicle[], fromMs: number): void {
  const { scenario } = stage
  if (scenario.cast) {
    for (const one of listed) for (const [n, round] of (one.rounds ?? []).entries()) startRound(stage, one, round, n)
  }
  if (scenario.chapman) startChapman(stage, listed)

  const pool = listed.filter((one) => one.rounds === null && !scenario.withoutCategories.includes(one.category))
  const bulk = pool.filter((one) => one.category === 'no-insurance')
  const single = pool.filter((one) => one.category !== 'no-insurance')
  startPool(stage, 'single', single, fromMs, scenario.listedEveryMs, scenario.gradeShare)
  if (scenario.bulkEveryMs !== null) {
    startPool(stage, 'bulk', bulk, fromMs, scenario.bulkEveryMs, { high: 0, medium: 0, low: 1 })
  }
}

function startRound(stage: Stage, one: ListedVehicle, round: Round, n: number): void {
  const random = createRandom(`${stage.seed}/round/${one.vehicle.vrm}/${n}`)
  const vehicle = round.colour ? { ...one.vehicle, colour: round.colour } : one.vehicle
  const legs = findTour(round.stops)
  const lap = (nowMs: number, firstSightingMs?: number): void => {
    const planned = driveLegs(legs, nowMs, round.pace, random)
    const first = planned.passes[0]
    const trip = firstSightingMs && first ? delayTrip(planned, firstSightingMs - first.atMs) : planned
    // Nothing of a first sighting may go wrong: it is what a visitor sees first.
    for (const pass of trip.passes) {
      stage.pass(vehicle, pass, { listed: true, clearly: pass.atMs === firstSightingMs })
    }
    stage.at(trip.arriveMs + round.restMs * random.between(0.8, 1.2), (laterMs) => lap(laterMs))
  }
  stage.at(stage.startMs - 1, (nowMs) => lap(nowMs, stage.startMs + round.firstMs))
}

function startChapman(stage: Stage, listed: readonly ListedVehicle[]): void {
  const car = listed.find((one) => one.rounds?.length === 0)
  if (!car) return
  const random = createRandom(`${stage.seed}/chapman`)
  let departMs = stage.startMs
  for (const [n, drive] of chapmanDrives.entries()) {
    const planned = driveLegs(findTour(drive.stops), departMs + drive.restMin * 60_000, 1.1, random)
    const first = planned.passes[0]?.atMs ?? departMs
    const trip = n === 0 ? delayTrip(planned, stage.startMs + FIRST_SIGHTING_MS - first) : planned
    for (const pass of trip.passes) stage.pass(car.vehicle, pass, { listed: true, clearly: true })
    departMs = trip.arriveMs
  }
}

function startPool(
  stage: Stage,
  name: string,
  vehicles: readonly ListedVehicle[],
  fromMs: number,
  everyMs: number,
  share: Readonly<Record<Grade, number>>,
): void {
  const random = createRandom(`${stage.seed}/pool/${name}`)
  const cars = vehicles.map((listed): PoolCar => ({ listed, at: drawJunction(random), freeAtMs: 0 }))
  const setOut = (nowMs: number): void => {
    stage.at(nowMs + random.exponential(everyMs * MEAN_SIGHTINGS), setOut)
    const grade = random.weighted(Object.keys(share) as Grade[], (one) => share[one])
    const free = cars.filter((car) => car.listed.grade === grade && car.freeAtMs <= nowMs)
    if (free.length === 0) return
    const car = random.pick(free)
    const legs = chooseRoute(car.at, null, random, 1, 5)
    const last = legs.at(-1)
    if (!last) return
    const trip = driveLegs(legs, nowMs, random.between(0.9, 1.25), random)
    car.at = last.to
    car.freeAtMs = trip.arriveMs + REST_MS
    for (const pass of trip.passes) stage.pass(car.listed.vehicle, pass, { listed: true })
  }
  stage.at(fromMs, setOut)
}
