import type { Unit } from '#lib/response/unit.ts'

/** `free`: outline; `going` to an alarm: filled; `busy` there: dimmed. */
export type UnitTask = 'free' | 'going' | 'busy'

export const taskWords: Record<UnitTask, string> = { free: 'free', going: 'on the way', busy: 'busy' }

export function taskOf(unit: Unit): UnitTask {
  if (!unit.deployment) return 'free'
  return unit.deployment.state === 'assigned' || unit.deployment.state === 'en-route' ? 'going' : 'busy'
}
