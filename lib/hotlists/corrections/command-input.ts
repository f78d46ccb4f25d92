import { z } from 'zod'
import type { Result } from '../../core/result.ts'
import { resolutions } from './task.ts'

export const ResolveTask = z.strictObject({
  taskId: z.uuid(),
  resolution: z.enum(resolutions),
  reason: z.string().trim().min(3, 'say why in a few words').max(500),
})

/** Given to components as a prop so that they never import the server. */
export type ResolveTaskAction = (input: z.input<typeof ResolveTask>) => Promise<Result<{ resolvedAt: Date }>>
