import type { Alarm } from '../alarms/alarm.ts'
import { type Area, isInAny } from '../cameras/area.ts'
import type { Keeper } from './state.ts'

/** Whose desk sounds, and what is watched at all. */
export interface Listener {
  id: string
  forceId: string | null
  /** What they watch; null while they are not on watch. */
  areas: readonly Area[] | null
  /** What anybody watches whose desk is heard from. */
  watched: readonly Area[]
}

/** The areas that somebody watches now: neither silent nor away on a break. */
export function watchedAreas(areas: readonly Area[], keepers: readonly Keeper[]): Area[] {
  const there = keepers.filter(({ silent, onBreakSince }) => !silent && onBreakSince === null)
  const ids = new Set(there.flatMap(({ areaIds }) => areaIds))
  return areas.filter(({ id }) => ids.has(id))
}

type Heard = Pick<Alarm, 'lastSighting' | 'ownerId' | 'passOffer' | 'escalatedTo'>

/**
 * Whether an alarm sounds at this desk: where its person watches, what is theirs or offered to their force, what has
 * gone up to all desks, and what nobody watches. Sound that concerns others teaches people not to listen; what could
 * be heard by nobody is heard by all, also by those who are not on watch.
 */
export function isFor(alarm: Heard, { id, forceId, areas, watched }: Listener): boolean {
  if (areas === null || alarm.ownerId === id) return true
  if (alarm.passOffer !== null && alarm.passOffer.toForceId === forceId) return true
  if (alarm.escalatedTo === 'supervisor' || alarm.escalatedTo === 'inspector') return true
  return isInAny(areas, alarm.lastSighting) || !isInAny(watched, alarm.lastSighting)
}
