import { describe, expect, test } from 'vitest'
import { bearingDeg, distanceM, distanceToSegmentM, type Position } from '#lib/core/geo.ts'
import { cameraPlaces, worldCameras } from './cameras.ts'
import { findForceAt, worldForces } from './forces.ts'
import { junctionIds, legs, pointOnLeg, positionOf, reverseOf } from './roads/network.ts'
import { findRoute, nearestOnRoads } from './roads/routing.ts'
import { worldUnits } from './units.ts'

describe('roads', () => {
  test('every junction can be reached from every other', () => {
    for (const to of junctionIds) {
      if (to !== 'bowburn') expect(findRoute('bowburn', to).length, to).toBeGreaterThan(0)
      if (to !== 'bowburn') expect(findRoute(to, 'bowburn').length, to).toBeGreaterThan(0)
    }
  })

  test('routes join up, and the A1(M) is the quick way from Scotch Corner to Birtley', () => {
    const route = findRoute('scotch-corner', 'birtley')
    expect(new Set(route.map((leg) => leg.road.shield))).toEqual(new Set(['A1(M)']))
    for (const [i, leg] of route.slice(1).entries()) expect(leg.from).toBe(route[i]?.to)
  })

  test('the way back is as long as the way there', () => {
    for (const leg of legs) expect(reverseOf(leg).lengthM).toBeCloseTo(leg.lengthM, 3)
  })

  test('Scotch Corner to Birtley is about 33 miles by road', () => {
    const lengthM = findRoute('scotch-corner', 'birtley').reduce((sum, leg) => sum + leg.lengthM, 0)
    expect(lengthM / 1609).toBeGreaterThan(31)
    expect(lengthM / 1609).toBeLessThan(36)
  })
})

describe('cameras', () => {
  test('there are about 150, each with its own id, in all three forces, some of them mobile', () => {
    expect(worldCameras.length).toBeGreaterThanOrEqual(140)
    expect(worldCameras.length).toBeLessThanOrEqual(170)
    expect(new Set(worldCameras.map((camera) => camera.id)).size).toBe(worldCameras.length)
    for (const force of worldForces) {
      expect(worldCameras.filter((camera) => camera.forceId === force.id).length).toBeGreaterThan(30)
    }
    expect(worldCameras.filter((camera) => camera.kind === 'mobile').length).toBeGreaterThanOrEqual(8)
    expect(worldCameras.map((camera) => camera.id)).toContain('DUR-A1M-061-N')
  })

  test('stand in their own force', () => {
    for (const camera of worldCameras) expect(findForceAt(camera), camera.id).toBe(camera.forceId)
  })

  test('stand beside their own road and face along it', () => {
    for (const { camera, leg, metres } of cameraPlaces) {
      const pieces = leg.points.slice(1).map((b, i): [Position, Position] => [leg.points[i] as Position, b])
      expect(Math.min(...pieces.map(([a, b]) => distanceToSegmentM(camera, a, b))), camera.id).toBeLessThan(15)
      expect(camera.road).toBe(leg.road.shield)
      const ahead = pointOnLeg(leg, metres + 400).position
      const turn = Math.abs(bearingDeg(camera, ahead) - camera.bearing)
      expect(Math.min(turn, 360 - turn), camera.id).toBeLessThan(40)
      expect(camera.bearing).toBeLessThan(360)
    }
  })
})

describe('areas', () => {
  test.each(worldForces.map((force) => [force.id, force] as const))(
    '%s is a closed ring without crossings',
    (_, force) => {
      const ring = force.area.coordinates[0] ?? []
      expect(ring[0]).toEqual(ring.at(-1))
      expect(ring.length).toBeGreaterThanOrEqual(15)
      const pieces = ring.slice(1).map((b, i) => [ring[i] as [number, number], b] as const)
      for (const [i, one] of pieces.entries()) {
        for (const [j, other] of pieces.entries())
          if (j > i + 1 && !(i === 0 && j === pieces.length - 1)) expect(cross(one, other)).toBe(false)
      }
    },
  )

  test('all bases are in their own force, near a road', () => {
    expect(worldUnits.length).toBeGreaterThanOrEqual(20)
    for (const unit of worldUnits) {
      expect(findForceAt(unit.position), unit.callSign).toBe(unit.forceId)
      expect(nearestOnRoads(unit.position).distanceM).toBeLessThan(50)
      expect(distanceM(unit.position, positionOf(unit.base))).toBe(0)
    }
  })
})

type Piece = readonly [[number, number], [number, number]]

function cross([a, b]: Piece, [c, d]: Piece): boolean {
  const side = (p: number[], q: number[], r: number[]) =>
    Math.sign(
      ((q[0] ?? 0) - (p[0] ?? 0)) * ((r[1] ?? 0) - (p[1] ?? 0)) -
        ((q[1] ?? 0) - (p[1] ?? 0)) * ((r[0] ?? 0) - (p[0] ?? 0)),
    )
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}
