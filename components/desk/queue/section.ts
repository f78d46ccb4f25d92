import type { Alarm } from '#lib/alarms/alarm.ts'

/** The two parts of the queue: what still wants a decision, and what has one. */
export const sections = ['to-do', 'in-hand'] as const
export type Section = (typeof sections)[number]

export const sectionNames: Record<Section, string> = { 'to-do': 'To be dealt with', 'in-hand': 'Being dealt with' }

export const isUnanswered = (alarm: Alarm): boolean => alarm.state === 'raised' || alarm.state === 'missed'

export const sectionOf = (alarm: Alarm): Section =>
  isUnanswered(alarm) || (alarm.decision === null && (alarm.state === 'acknowledged' || alarm.state === 'verified'))
    ? 'to-do'
    : 'in-hand'
