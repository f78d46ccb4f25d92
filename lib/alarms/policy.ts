import { z } from 'zod'
import { scorePolicy } from '../matching/score-policy.ts'
import { type Band, bands } from './band.ts'
import { ScoreWeights } from './score-weights.ts'

/** Settings of a policy version; every figure is configuration (policy), not a national standard. */
export const PolicySettings = z.object({
  groupingMinutes: z.number().positive().default(30), // a sighting within this joins warm; later it is "seen again"
  delayedSec: z.number().positive().default(300), // a read older than this on arrival is badged DELAYED
  misreadDays: z.number().positive().default(30), // how long a misread verdict keeps its pair from the desk
  feedDays: z.number().positive().default(31), // how long a line stays in the feed
  undoSec: z.number().positive().default(10), // how long an act can be taken back
  escalateSightings: z.int().min(2).default(3), // so many sightings unanswered call the supervisor at once
  reopenHours: z.number().positive().default(24), // how long a closed alarm can be opened again
  score: ScoreWeights.default(scorePolicy),
})

export const PolicyCategory = z.object({
  code: z.string(),
  name: z.string(),
  bandHigh: z.enum(bands),
  bandMedium: z.enum(bands),
  bandLow: z.enum(bands),
  harmWeight: z.number(),
  feedOnly: z.boolean(),
})
export type PolicyCategory = z.infer<typeof PolicyCategory>

/** What policy says of a band, in seconds; null: there is no such limit. */
export interface PolicyBand {
  acknowledgeSec: number
  decideSec: number
  supervisorSec: number | null
  inspectorSec: number | null
  passSec: number | null
  missedSec: number | null
  shelveMaxSec: number | null
}

export interface AlarmPolicy {
  version: number
  settings: z.infer<typeof PolicySettings>
  categories: ReadonlyMap<string, PolicyCategory>
}

export type Grade = 'high' | 'medium' | 'low'

/**
 * The band of an entry: its category's column for its grade. A category that the policy does not know is answered as
 * its grade says, so that a new code from a list can be late in the policy but never silent.
 */
export function bandOf(policy: AlarmPolicy, category: string, grade: Grade): Band {
  const known = policy.categories.get(category)
  if (!known) return grade
  return { high: known.bandHigh, medium: known.bandMedium, low: known.bandLow }[grade]
}
