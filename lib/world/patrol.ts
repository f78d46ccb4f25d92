import { bearingDeg, distanceM, METRES_PER_MILE, type Position } from '#lib/core/geo.ts'
import { createRandom, type Random } from '#lib/core/random.ts'
import { findForceAt } from './forces.ts'
import type { JunctionId } from './roads/junctions.ts'
import { cumulativeM, junctionIds, type Leg, legsLeaving, pointOnLine, positionOf, reverseOf } from './roads/network.ts'
import { findRoute, nearestOnRoads } from './roads/routing.ts'
import { type WorldUnit, worldUnits } from './units.ts'

export type UnitPosition = { unitId: string; lat: number; lon: number; heading: number; speedMph: number; atMs: number }

/** Where a deployed unit is wanted; `key` changes when the task does. */
export type Target = Position & { key: string }

export type Patrol = {
  /** Where every unit is; time must not run backwards between calls. */
  positionsAt(atMs: number): UnitPosition[]
  /** Sends a unit to a target, or back on patrol with null. Unknown units and unchanged targets are ignored. */
  assign(unitId: string, target: Target | null, atMs: number): void
}

type Drive = { points: Position[]; atM: number[]; departMs: number; mph: number; restMs: number }
type Beat = { unit: WorldUnit; random: Random; drive: Drive; target: Target | null }

const PATROL_MPH = 42
/** Under blue lights on main roads, mean over the whole drive. */
const RESPONSE_MPH = 72
/** A halt, for three drives in ten. */
const REST_MS = 90_000

/** The units' side of the world: they patrol their own force's roads until somebody deploys them. */
export function createPatrol(seed: number, startMs: number): Patrol {
  const beats = new Map(worldUnits.map((unit) => [unit.id, beatOf(seed, unit, startMs)]))
  return {
    positionsAt(atMs) {
      return [...beats.values()].map((beat) => {
        if (!beat.target) continuePatrol(beat, atMs)
        return positionOfBeat(beat, atMs)
      })
    },
    assign(unitId, target, atMs) {
      const beat = beats.get(unitId)
      if (!beat || beat.target?.key === target?.key) return
      const from = positionOfBeat(beat, atMs)
      beat.target = target
      beat.drive = target
        ? driveAlong(routeTo(from, target), atMs, RESPONSE_MPH)
        : driveAlong(pointsToRoad(from), atMs, PATROL_MPH)
    },
  }
}

function beatOf(seed: number, unit: WorldUnit, startMs: number): Beat {
  const random = createRandom(`${seed}/unit/${unit.id}`)
  // Half an hour of patrol before the start, so that nobody stands at a station when the desk opens.
  const onDutyMs = startMs - 30 * 60_000 - random.between(0, 600_000)
  const beat: Beat = { unit, random, drive: driveAlong([unit.position], onDutyMs, PATROL_MPH), target: null }
  continuePatrol(beat, startMs)
  return beat
}

function continuePatrol(beat: Beat, atMs: number): void {
  const { random } = beat
  for (let departMs = freeFrom(beat.drive); departMs <= atMs; departMs = freeFrom(beat.drive)) {
    const here = beat.drive.points.at(-1) as Position
    const restMs = random.chance(0.3) ? REST_MS * random.between(0.5, 3) : 0
    beat.drive = driveAlong(patrolFrom(beat, here), departMs, PATROL_MPH * random.between(0.8, 1.2), restMs)
  }
}

/** To some junction of the unit's own force, by roads that do not leave it. */
function patrolFrom(beat: Beat, here: Position): Position[] {
  const from = junctionIds.find((id) => distanceM(positionOf(id), here) < 1)
  if (!from) return pointsToRoad(here)
  const own = (leg: Leg) => findForceAt(positionOf(leg.to)) === beat.unit.forceId
  for (let attempt = 0; attempt < 8; attempt++) {
    const legs = findRoute(from, beat.random.pick(beatJunctions(beat.unit)))
    if (legs.length > 0 && legs.every(own)) return pointsOfLegs(here, legs)
  }
  const neighbours = legsLeaving(from)
  return pointsOfLegs(here, [beat.random.pick(neighbours.some(own) ? neighbours.filter(own) : neighbours)])
}

/** A unit keeps within this of its base unless it is deployed. */
const BEAT_RADIUS_M = 26_000

function beatJunctions(unit: WorldUnit): JunctionId[] {
  return junctionIds.filter((id) => distanceM(positionOf(id), unit.position) < BEAT_RADIUS_M)
}

function pointsOfLegs(from: Position, legs: readonly Leg[]): Position[] {
  return [from, ...legs.flatMap((leg) => leg.points.slice(1))]
}

/** From anywhere to the end of the nearest piece of road. */
function pointsToRoad(from: Position): Position[] {
  const { leg, metres } = nearestOnRoads(from)
  return [from, ...leg.points.filter((_, i) => (leg.atM[i] as number) > metres + 1)]
}

function routeTo(from: Position, target: Position): Position[] {
  const start = nearestOnRoads(from)
  const end = nearestOnRoads(target)
  const goal = pointOnLine(end.leg.points, end.leg.atM, end.metres).position
  if (start.leg.id === end.leg.id || start.leg.id === reverseOf(end.leg).id) return [from, goal]
  const ahead = findRoute(start.leg.to, end.leg.from)
  const lastPiece = end.leg.points.filter((_, i) => i > 0 && (end.leg.atM[i] as number) < end.metres)
  return [...pointsToRoad(from), ...ahead.flatMap((leg) => leg.points.slice(1)), ...lastPiece, goal]
}

function driveAlong(points: Position[], departMs: number, mph: number, restMs = 0): Drive {
  return { points, atM: cumulativeM(points), departMs, mph, restMs }
}

/** When the drive and the halt after it are over. */
function freeFrom(drive: Drive): number {
  const hours = (drive.atM.at(-1) as number) / METRES_PER_MILE / drive.mph
  return drive.departMs + hours * 3_600_000 + drive.restMs
}

function positionOfBeat(beat: Beat, atMs: number): UnitPosition {
  const { drive, unit } = beat
  const metres = (Math.max(0, atMs - drive.departMs) / 3_600_000) * drive.mph * METRES_PER_MILE
  const moving = metres < (drive.atM.at(-1) as number) && atMs >= drive.departMs
  if (drive.points.length < 2)
    return { unitId: unit.id, ...(drive.points[0] as Position), heading: 0, speedMph: 0, atMs }
  const { position, bearing } = pointOnLine(drive.points, drive.atM, metres)
  const heading = Number.isFinite(bearing) ? bearing : bearingDeg(drive.points[0] as Position, position)
  return {
    unitId: unit.id,
    lat: Math.round(position.lat * 1e5) / 1e5,
    lon: Math.round(position.lon * 1e5) / 1e5,
    heading: Math.round(heading) % 360,
    speedMph: moving ? Math.round(drive.mph) : 0,
    atMs,
  }
}
