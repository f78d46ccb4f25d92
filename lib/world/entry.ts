import type { ForceId } from './forces.ts'

export type Category =
  | 'threat-to-life'
  | 'kidnap'
  | 'missing-vulnerable'
  | 'missing'
  | 'wanted-violence'
  | 'wanted'
  | 'firearms'
  | 'county-lines'
  | 'burglary-series'
  | 'stolen'
  | 'stolen-plates'
  | 'cloned-mark'
  | 'drink-drive'
  | 'disqualified'
  | 'fuel-theft'
  | 'intelligence-silent'
  | 'no-insurance'

export type Grade = 'high' | 'medium' | 'low'

export type WarningSignal = 'VI' | 'FI' | 'WE' | 'XP' | 'ES' | 'DR' | 'MN' | 'SU' | 'AT' | 'CO' | 'IM' | 'AL'

export type WorldEntry = {
  id: string
  listId: string
  vrm: string
  make: string
  model: string
  colour: string
  action: 'STOP' | 'SILENT' | 'seen'
  warningSignals: WarningSignal[]
  reason: string
  category: Category
  grade: Grade
  /** Source and information evaluation, 5x5x5. */
  nimCode: string
  information: string
  forceId: ForceId
  contact: string
  weedAt: Date | null
  pncId: string
  marking: string
  cadReference: string
  operationalInstructions: string
  sourceReference: string
  status: 'live' | 'withdrawn'
}
