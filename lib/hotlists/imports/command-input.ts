import { z } from 'zod'
import type { Result } from '../../core/result.ts'
import { Layout } from '../files/layout.ts'

export const importKinds = ['full', 'delta'] as const
export type ImportKind = (typeof importKinds)[number]
export const importStates = ['staging', 'ready', 'applying', 'applied', 'cancelled', 'failed'] as const
export type ImportState = (typeof importStates)[number]

const reason = z.string().trim().min(3, 'say why in a few words').max(500)

export const BeginImport = z.strictObject({
  hotlistId: z.string().min(1).max(100),
  kind: z.enum(importKinds),
  fileName: z.string().trim().max(200),
  bytes: z.int().min(0),
})
export const ApplyImport = z.strictObject({
  importId: z.uuid(),
  /** Given when the guard stopped it: why so many entries may leave. */
  confirmWithdrawals: reason.optional(),
})
export const CancelImport = z.strictObject({ importId: z.uuid() })
export const UndoRevision = z.strictObject({
  hotlistId: z.string().min(1).max(100),
  revision: z.int().min(1),
  reason,
})
export const SaveLayout = z.strictObject({ hotlistId: z.string().min(1).max(100), layout: Layout })

type Act<S extends z.ZodType, T> = (input: z.input<S>) => Promise<Result<T>>
export interface ImportActions {
  begin: Act<typeof BeginImport, { importId: string }>
  apply: Act<typeof ApplyImport, { revision: number }>
  cancel: Act<typeof CancelImport, null>
  saveLayout: Act<typeof SaveLayout, null>
}
export type UndoAction = Act<typeof UndoRevision, { revision: number }>
