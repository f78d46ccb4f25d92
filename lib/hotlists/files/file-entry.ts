import type { Columns, Layout } from './layout.ts'

export type Action = 'STOP' | 'SILENT' | 'seen'
export type Grade = 'high' | 'medium' | 'low'
export const deltaOps = ['add', 'change', 'withdraw'] as const
export type DeltaOp = (typeof deltaOps)[number]

/** What a file says of one entry, checked. */
export interface FileEntry {
  op: DeltaOp | null
  vrm: string
  make: string | null
  model: string | null
  colour: string | null
  action: Action
  warningSignals: string[]
  reason: string
  category: string
  grade: Grade
  nimCode: string | null
  information: string | null
  forceId: string
  contact: string | null
  weedAt: Date | null
  pncId: string | null
  marking: string | null
  cadReference: string | null
  operationalInstructions: string | null
  sourceReference: string | null
}

export interface RowContext {
  columns: Columns
  layout: Layout
  /** A delta's rows say what to do. */
  kind: 'full' | 'delta'
  covert: boolean
  /** The list's own force, for rows that name none. */
  forceId: string
  /** Forces by id and by name, in lower case. */
  forces: ReadonlyMap<string, string>
  /** Categories by code and by name, in lower case. */
  categories: ReadonlyMap<string, string>
  at: Date
}
