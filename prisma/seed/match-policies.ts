import type { MatchPolicy } from '#lib/matching/match-policy.ts'
import { lifeAtRisk, type SeedCategory } from './policy-category.ts'

/**
 * What a match is worth, where it differs from the matcher's own (policy; docs/decisions/0011). An exact match is
 * raised. Of the demo lists' marks misread by one character, three in ten come out at 0.45 to 0.88 (no vehicle can bear
 * the mark as read), most others below 0.02 (some other vehicle does): so 0.8 is raised outright, and 0.2 as possible,
 * where at worst four of five are wrong. For a life, one in fifty is worth a look.
 */
const interest: MatchPolicy = { tolerant: { raiseAt: 0.8, possibleAt: 0.2 } }
const life: MatchPolicy = { tolerant: { raiseAt: 0.8, possibleAt: 0.02 } }
const bulk: MatchPolicy = { most: 'log' }

export const categoryMatchPolicy = ({ bands, feedOnly }: SeedCategory): MatchPolicy => {
  if (feedOnly) return bulk
  return bands === lifeAtRisk ? life : interest
}

/** A bulk list stays a record whatever category an entry of it names. */
export const listMatchPolicy = ({ feedOnly }: { feedOnly: boolean }): MatchPolicy | undefined =>
  feedOnly ? bulk : undefined
