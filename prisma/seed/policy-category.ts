import type { Band } from '#lib/alarms/band.ts'

export type Bands = readonly [high: Band, medium: Band, low: Band]

export interface SeedCategory {
  code: string
  name: string
  cause: string
  consequence: string
  /** The band of an entry graded high, medium, low. */
  bands: Bands
  harmWeight: number
  whatIsThis: string
  whatToDo: string
  whoToCall: string
  escalation: string
  feedOnly: boolean
}

export const lifeAtRisk: Bands = ['high', 'high', 'medium']
export const byGrade: Bands = ['high', 'medium', 'low']
export const property: Bands = ['medium', 'medium', 'low']
export const toInspector =
  'Not acknowledged in 30 s: all desks and the supervisor at 60 s, the duty inspector at 120 s.'
export const toSupervisor = 'Not acknowledged in 2 min: the supervisor; at 5 min the duty inspector.'
export const toDesk = 'Not acknowledged in 15 min: the supervisor.'
