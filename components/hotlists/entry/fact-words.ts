import { londonDay, londonMinute } from '#components/ui/london.ts'
import type { FactName } from '#lib/hotlists/entries/facts.ts'

export const factNamesInWords: Record<FactName, string> = {
  vrm: 'Mark',
  make: 'Make',
  model: 'Model',
  colour: 'Colour',
  action: 'Action',
  warningSignals: 'Warning signals',
  reason: 'Reason',
  category: 'Category',
  grade: 'Grade',
  nimCode: 'NIM code',
  information: 'Information and action',
  forceId: 'Owner force',
  contact: 'Nominated contact',
  ownerId: 'Owner',
  weedAt: 'Weed date',
  pncId: 'PNC id',
  marking: 'Marking',
  cadReference: 'Log reference',
  operationalInstructions: 'Operational instructions',
  sourceReference: 'Source reference',
  scope: 'Scope',
  status: 'Status',
  withdrawnReason: 'Why withdrawn',
  reviewAt: 'Next review',
  confirmBy: 'To be confirmed by',
  coherenceOverride: 'Override of grade against risk',
}

/** `Sun 22 Nov 2026 21:05` in London. */
export const moment = (at: string | Date): string => {
  const ms = new Date(at).getTime()
  return `${londonDay(ms)} ${new Date(ms).getUTCFullYear()} ${londonMinute(ms)}`
}

const grades: Record<string, string> = { high: 'High', medium: 'Medium', low: 'Low' }

interface Scope {
  forceIds?: string[]
  hours?: { fromMinute: number; toMinute: number }
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const scopeWords = ({ forceIds, hours }: Scope): string =>
  [
    forceIds && `only in ${forceIds.join(', ')}`,
    hours && `only from ${clock(hours.fromMinute)} to ${clock(hours.toMinute)}`,
  ]
    .filter(Boolean)
    .join(', ') || 'everywhere, always'

/** A value of history as a person reads it. */
export function valueWords(name: FactName, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none'
  if (name.endsWith('At') || name === 'confirmBy') return moment(String(value))
  if (name === 'grade') return grades[String(value)] ?? String(value)
  if (name === 'scope') return scopeWords(value as Scope)
  if (Array.isArray(value)) return value.join(', ') || 'none'
  if (name === 'coherenceOverride') {
    const { byName, reason } = value as { byName?: string; reason?: string }
    return `by ${byName}: ${reason}`
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
