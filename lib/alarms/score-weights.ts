import { z } from 'zod'

const share = z.number().min(0).max(1)
const most = z.number().min(0).max(1000)

/** A version of the weights of the score as the policy's row keeps it; lib/matching/score-policy.ts says what each is. */
export const ScoreWeights = z.object({
  version: z.int().min(1),
  points: z
    .object({
      harm: most,
      grade: most,
      probability: most,
      freshness: most,
      listFreshness: most,
      signals: most,
      interceptability: most,
      sightings: most,
    })
    .refine((points) => Object.values(points).reduce((sum, each) => sum + each, 0) <= 1000, 'more than 1000 points'),
  freshnessHalfLifeS: z.number().positive(),
  listHalfLifeDays: z.number().positive(),
  interceptHalfMinutes: z.number().positive(),
  gradeShare: z.object({ high: share, medium: share, low: share }),
  signalShare: z.record(z.string(), share),
  otherSignalShare: share,
})
