import { z } from 'zod'
import type { Result } from '../core/result.ts'

export const WithdrawEntry = z.strictObject({
  entryId: z.uuid(),
  reason: z.string().trim().min(3, 'say why in a few words').max(500),
})

/** Given to components as a prop so that they never import the server. */
export type WithdrawAction = (input: z.input<typeof WithdrawEntry>) => Promise<Result<{ withdrawnAt: Date }>>
