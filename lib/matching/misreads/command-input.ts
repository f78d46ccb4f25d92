import { z } from 'zod'
import type { Result } from '#lib/core/result.ts'

export const UndoMisread = z.strictObject({
  misreadId: z.uuid(),
  reason: z.string().trim().min(3, 'say why in a few words').max(500),
})

/** Given to components as a prop so that they never import the server. */
export type UndoMisreadAction = (input: z.input<typeof UndoMisread>) => Promise<Result<{ undoneAt: Date }>>
