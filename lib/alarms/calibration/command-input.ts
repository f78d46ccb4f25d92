import { z } from 'zod'
import type { Result } from '#lib/core/result.ts'

export const ResetCalibration = z.strictObject({
  sourceId: z.string().max(64),
  reason: z.string().trim().min(3, 'say why in a few words').max(500),
})

/** Given to components as a prop so that they never import the server. */
export type ResetCalibrationAction = (input: z.input<typeof ResetCalibration>) => Promise<Result<{ at: Date }>>
