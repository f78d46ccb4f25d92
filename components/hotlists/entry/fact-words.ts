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

/** A value of history as a person reads it. */
export function valueWords(name: FactName, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none'
  if (name.endsWith('At') || name === 'confirmBy') return moment(String(value))
  if (Array.isArray(value)) return value.join(', ') || 'none'
  if (name === 'coherenceOverride') {
    const { byName, reason } = value as { byName?: string; reason?: string }
    return `by ${byName}: ${reason}`
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
