import { describe, expect, test } from 'vitest'
import { distanceM } from '#lib/core/geo.ts'
import { findForceAt } from './forces.ts'
import { createPatrol } from './patrol.ts'
import { nearestOnRoads } from './roads/routing.ts'
import { worldUnits } from './units.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const bowburn = { lat: 54.73, lon: -1.527, key: 'alarm-1' }

function positionOf(patrol: ReturnType<typeof createPatrol>, unitId: string, atMs: number) {
  const found = patrol.positionsAt(atMs).find((one) => one.unitId === unitId)
  if (!found) throw new Error(`no position of ${unitId}`)
  return found
}

describe('patrol', () => {
  test('units keep to roads, to their force and to sensible speeds, and most of them move', () => {
    const patrol = createPatrol(1, 0)
    let before = patrol.positionsAt(0)
    const first = before
    for (let ms = 10 * SECOND; ms < 90 * MINUTE; ms += 10 * SECOND) {
      const now = patrol.positionsAt(ms)
      for (const [i, unit] of now.entries()) {
        expect(findForceAt(unit), unit.unitId).toBe(worldUnits[i]?.forceId)
        const before1 = before[i]
        if (before1) expect((distanceM(before1, unit) / 10) * 2.237, unit.unitId).toBeLessThan(60)
        if (ms % (15 * MINUTE) === 0) expect(nearestOnRoads(unit).distanceM).toBeLessThan(30)
      }
      before = now
    }
    const moved = before.filter((unit, i) => first[i] && distanceM(first[i], unit) > 500)
    expect(moved.length).toBeGreaterThan(worldUnits.length * 0.8)
  })

  test('the same seed patrols the same way, in whatever steps it is asked', () => {
    const [one, other] = [createPatrol(5, 0), createPatrol(5, 0)]
    for (let ms = 0; ms <= 30 * MINUTE; ms += 1_900) one.positionsAt(ms)
    expect(one.positionsAt(30 * MINUTE)).toEqual(other.positionsAt(30 * MINUTE))
  })
})

describe('deployment', () => {
  test('a unit drives to its target by road, waits there, and goes back on patrol', () => {
    const patrol = createPatrol(1, 0)
    patrol.assign('unit-d22', bowburn, 0)
    let atMs = 0
    let last = distanceM(positionOf(patrol, 'unit-d22', 0), bowburn)
    while (last > 1_000 && atMs < 60 * MINUTE) {
      atMs += MINUTE
      const unit = positionOf(patrol, 'unit-d22', atMs)
      expect(nearestOnRoads(unit).distanceM).toBeLessThan(30)
      last = distanceM(unit, bowburn)
    }
    expect(last).toBeLessThan(1_000)
    const there = positionOf(patrol, 'unit-d22', atMs + 10 * MINUTE)
    expect(there.speedMph).toBe(0)
    expect(positionOf(patrol, 'unit-d22', atMs + 20 * MINUTE)).toMatchObject({ lat: there.lat, lon: there.lon })

    patrol.assign('unit-d22', null, atMs + 20 * MINUTE)
    const later = positionOf(patrol, 'unit-d22', atMs + 30 * MINUTE)
    expect(distanceM(later, there)).toBeGreaterThan(1_000)
  })

  test('repeating an assignment changes nothing; a new sighting turns the unit; unknown units are ignored', () => {
    const patrol = createPatrol(1, 0)
    const other = createPatrol(1, 0)
    for (const one of [patrol, other]) one.assign('unit-d22', bowburn, 0)
    patrol.assign('unit-d22', bowburn, 2 * MINUTE)
    patrol.assign('unit-of-nobody', bowburn, 2 * MINUTE)
    expect(positionOf(patrol, 'unit-d22', 3 * MINUTE)).toEqual(positionOf(other, 'unit-d22', 3 * MINUTE))
    patrol.assign('unit-d22', { lat: 54.5, lon: -1.66, key: 'alarm-1/2' }, 3 * MINUTE)
    const turned = positionOf(patrol, 'unit-d22', 8 * MINUTE)
    expect(turned).not.toEqual(positionOf(other, 'unit-d22', 8 * MINUTE))
  })
})
