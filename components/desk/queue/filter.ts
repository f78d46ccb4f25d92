import type { Alarm } from '#lib/alarms/alarm.ts'
import { type Area, isInAny } from '#lib/cameras/area.ts'
import { isUnanswered } from './section.ts'

export const filters = ['areas', 'all', 'mine', 'force', 'missed', 'shelved'] as const
export type Filter = (typeof filters)[number]
export const filterNames: Record<Filter, string> = {
  areas: 'My areas',
  all: 'All open',
  mine: 'Mine',
  force: 'My force',
  missed: 'Missed',
  shelved: 'Shelved',
}

/** Lists that most of the night are empty: their chip is there when they are not. */
export const isOccasional = (filter: Filter): boolean => filter === 'missed' || filter === 'shelved'

export interface Person {
  id: string
  forceId: string | null
  /** What they watch; null while they are not on watch. */
  areas?: readonly Area[] | null
}

/** Alarms are replaced, never changed, so where one lies is asked once for the areas that are watched. */
const lying = new WeakMap<readonly Area[], WeakMap<Alarm, boolean>>()
function liesIn(areas: readonly Area[], alarm: Alarm): boolean {
  const known = lying.get(areas) ?? new WeakMap<Alarm, boolean>()
  lying.set(areas, known)
  const inside = known.get(alarm) ?? isInAny(areas, alarm.lastSighting)
  known.set(alarm, inside)
  return inside
}

const passes: Record<Filter, (alarm: Alarm, person: Person) => boolean> = {
  // What one owns, or is offered, is one's own wherever it is seen.
  areas: (alarm, { id, forceId, areas }) =>
    (areas != null && liesIn(areas, alarm)) ||
    alarm.ownerId === id ||
    (alarm.passOffer !== null && alarm.passOffer.toForceId === forceId),
  all: () => true,
  mine: (alarm, person) => alarm.ownerId === person.id,
  force: (alarm, person) => person.forceId !== null && alarm.forceIds.includes(person.forceId),
  missed: (alarm) => alarm.state === 'missed',
  shelved: (alarm) => alarm.state === 'shelved',
}

/** What somebody put away for a stated time is in its own list and no other. */
const isPutAway = (filter: Filter, alarm: Alarm) => alarm.state === 'shelved' && filter !== 'shelved'

export const belongs = (filter: Filter, alarm: Alarm, person: Person): boolean =>
  !isPutAway(filter, alarm) && passes[filter](alarm, person)

/** What a filter lets through; an unacknowledged High is never hidden (UX A3). */
export const isShown = (filter: Filter, alarm: Alarm, person: Person): boolean =>
  belongs(filter, alarm, person) || (alarm.band === 'high' && isUnanswered(alarm))

export interface Hidden {
  count: number
  urgent: number // High and Medium among them
}

/** Divides alarms into the shown ones, in the order given, and a count of the rest that nobody put away. */
export function divide(filter: Filter, all: readonly Alarm[], person: Person): { shown: Alarm[]; hidden: Hidden } {
  const alarms = all.filter((alarm) => !isPutAway(filter, alarm))
  const shown = alarms.filter((alarm) => isShown(filter, alarm, person))
  const urgent = (list: readonly Alarm[]) => list.filter(({ band }) => band === 'high' || band === 'medium').length
  return {
    shown,
    hidden: { count: alarms.length - shown.length, urgent: urgent(alarms) - urgent(shown) },
  }
}

/** In a flood the Lows that nobody has taken up are counted, not listed (UX A, Flood); High and Medium stay as they are. */
export const collapses = (alarm: Alarm): boolean => alarm.band === 'low' && isUnanswered(alarm)
