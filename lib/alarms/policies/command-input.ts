import { z } from 'zod'
import type { Result } from '#lib/core/result.ts'
import { bands } from '../band.ts'
import { BandTimes, CategoryContent } from './content.ts'

const OnDraft = z.strictObject({ draftId: z.uuid(), revision: z.int().min(1) })
const Reason = z.string().trim().min(3, 'say why in a few words').max(500)
const figure = z.number().positive()

export const StartDraft = z.strictObject({ note: Reason })
export const SaveCategory = OnDraft.extend({ category: CategoryContent })
export const SaveTimes = OnDraft.extend({ band: z.enum(bands), times: BandTimes })
export const SaveSettings = OnDraft.extend({
  settings: z.strictObject({
    groupingMinutes: figure,
    delayedSec: figure,
    misreadDays: figure,
    feedDays: figure,
    undoSec: figure,
    reopenHours: figure,
  }),
})
export const SubmitDraft = OnDraft.extend({ note: Reason, effectiveAt: z.iso.datetime({ offset: true }) })
export const ApproveDraft = OnDraft
export const RefuseDraft = OnDraft.extend({ reason: Reason })
export const DiscardDraft = OnDraft.extend({ reason: Reason })

/** Given to components as props so that they never import the server. */
export interface PolicyActions {
  saveCategory(input: z.input<typeof SaveCategory>): Promise<Result<{ revision: number }>>
  saveTimes(input: z.input<typeof SaveTimes>): Promise<Result<{ revision: number }>>
  saveSettings(input: z.input<typeof SaveSettings>): Promise<Result<{ revision: number }>>
  submit(input: z.input<typeof SubmitDraft>): Promise<Result<{ revision: number }>>
  approve(input: z.input<typeof ApproveDraft>): Promise<Result<{ version: number; effectiveAt: Date }>>
  refuse(input: z.input<typeof RefuseDraft>): Promise<Result<{ revision: number }>>
  discard(input: z.input<typeof DiscardDraft>): Promise<Result<{ revision: number }>>
}
export type StartDraftAction = (input: z.input<typeof StartDraft>) => Promise<Result<{ draftId: string }>>
