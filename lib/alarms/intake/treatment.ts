import { isFeedOnly } from '../match-worth.ts'
import type { AlarmPolicy } from '../policy.ts'
import type { IncomingMatch } from '../sighting.ts'

/** What becomes of a match: an alarm for a person, a line of the feed, or the record that it is already. */
export type Treatment = 'alarm' | 'feed' | 'record'

/**
 * Bulk categories, bulk lists and the log band call nobody and go to the feed. What list or category say is only worth
 * a record (`log`: most likely another vehicle) is one already: the matcher has written it.
 */
export function treatmentOf(match: IncomingMatch, decision: unknown, policy: AlarmPolicy): Treatment {
  if (isFeedOnly(match, policy) || match.entry.bulk) return 'feed'
  return decision === 'log' ? 'record' : 'alarm'
}
