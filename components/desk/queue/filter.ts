import type { Alarm } from '#lib/alarms/alarm.ts'
import { isUnanswered } from './section.ts'

export const filters = ['all', 'mine', 'force'] as const
export type Filter = (typeof filters)[number]
export const filterNames: Record<Filter, string> = { all: 'All open', mine: 'Mine', force: 'My force' }

export interface Person {
  id: string
  forceId: string | null
}

const passes: Record<Filter, (alarm: Alarm, person: Person) => boolean> = {
  all: () => true,
  mine: (alarm, person) => alarm.ownerId === person.id,
  force: (alarm, person) => person.forceId !== null && alarm.forceIds.includes(person.forceId),
}

export const belongs = (filter: Filter, alarm: Alarm, person: Person): boolean => passes[filter](alarm, person)

/** What a filter lets through; an unacknowledged High is never hidden (UX A3). */
export const isShown = (filter: Filter, alarm: Alarm, person: Person): boolean =>
  belongs(filter, alarm, person) || (alarm.band === 'high' && isUnanswered(alarm))

export interface Hidden {
  count: number
  urgent: number // High and Medium among them
}

/** Divides alarms into the shown ones, in the order given, and a count of the rest. */
export function divide(filter: Filter, alarms: readonly Alarm[], person: Person): { shown: Alarm[]; hidden: Hidden } {
  const shown = alarms.filter((alarm) => isShown(filter, alarm, person))
  const urgent = (list: readonly Alarm[]) => list.filter(({ band }) => band === 'high' || band === 'medium').length
  return {
    shown,
    hidden: { count: alarms.length - shown.length, urgent: urgent(alarms) - urgent(shown) },
  }
}
