import { z } from 'zod'
import { bands } from '../band.ts'
import { states } from '../states.ts'
import { relations } from './relation.ts'

/**
 * Vehicles seen by one camera within `togetherSec` of each other, at `togetherCameras` cameras or more, may travel
 * together; other alarms of a mark are looked for `daysBack` (policy).
 */
export const relatedPolicy = { togetherSec: 60, togetherCameras: 2, daysBack: 7, most: 12 } as const

export const RelatedAlarm = z.object({
  id: z.string(),
  vrm: z.string(),
  band: z.enum(bands),
  state: z.enum(states),
  reason: z.string(),
  raisedAt: z.iso.datetime(),
  relation: z.enum(relations),
  cameras: z.int(), // at which both were seen together; 0 for the others
})
export type RelatedAlarm = z.infer<typeof RelatedAlarm>
