import type { Alarm } from '#lib/alarms/alarm.ts'
import { isDeploymentOver } from '#lib/alarms/deployment-steps.ts'
import type { UnitPosition } from '#lib/realtime/contract.ts'
import type { Unit } from '#lib/response/unit.ts'

export type Units = ReadonlyMap<string, Unit>

export const unitsOf = (units: readonly Unit[]): Units => new Map(units.map((unit) => [unit.id, unit]))

/** Moves units; a position older than the one held, or of a unit not known, changes nothing. */
export function move(units: Units, positions: readonly UnitPosition[]): Units {
  const next = new Map(units)
  let moved = false
  for (const { unitId, lat, lon, heading, speedMph, at } of positions) {
    const unit = next.get(unitId)
    if (!unit || (unit.positionAt && Date.parse(at) < Date.parse(unit.positionAt))) continue
    next.set(unitId, { ...unit, lat, lon, heading, speedMph, positionAt: at })
    moved = true
  }
  return moved ? next : units
}

/**
 * Gives units the task that the board says they have. The board is newer than the list of units; where it holds no task
 * for a unit, the list's own stays (it may be on an alarm that this person may not see), unless the board shows it ended.
 */
export function withTasks(units: Units, alarms: Iterable<Alarm>): Unit[] {
  const tasks = new Map<string, { alarm: Alarm; id: string; state: string }>()
  const over = new Set<string>()
  for (const alarm of alarms) {
    for (const { id, unitId, state } of alarm.deployments) {
      if (isDeploymentOver(state)) over.add(id)
      else tasks.set(unitId, { alarm, id, state })
    }
  }
  return [...units.values()].map((unit) => {
    const task = tasks.get(unit.id)
    if (!task) return unit.deployment && over.has(unit.deployment.id) ? { ...unit, deployment: null } : unit
    if (unit.deployment?.id === task.id && unit.deployment.state === task.state) return unit
    const { lat, lon } = task.alarm.lastSighting
    const deployment = {
      id: task.id,
      alarmId: task.alarm.id,
      vrm: task.alarm.vrm,
      state: task.state,
      targetLat: lat,
      targetLon: lon,
    }
    return { ...unit, deployment }
  })
}
