/** What can be wrong with an entry of a list, in the order in which the board shows it. */
export const healthFlags = [
  'overdue-review',
  'unowned',
  'owed-authorisation',
  'never-matched',
  'never-actioned',
  'high-misread',
  'withdrawn-late',
  'look-alike',
  'duplicate',
] as const
export type HealthFlag = (typeof healthFlags)[number]

export const flagWords: Record<HealthFlag, { name: string; meaning: string }> = {
  'overdue-review': { name: 'Review overdue', meaning: 'live, and its review date has passed' },
  unowned: {
    name: 'Unowned',
    meaning: 'nobody to call: no contact on entry and list, or its owner can no longer sign in',
  },
  'owed-authorisation': { name: 'Authorisation owed', meaning: 'another person has not yet said that it may stand' },
  'never-matched': { name: 'Never matched', meaning: 'listed for 30 days (policy) and never read by a camera' },
  'never-actioned': { name: 'Never actioned', meaning: 'raised alarms, and nobody was ever sent' },
  'high-misread': {
    name: 'Mostly misread',
    meaning: 'two alarms or more judged, more than half of them misreads (policy)',
  },
  'withdrawn-late': {
    name: 'Withdrawn late',
    meaning: 'taken off after its weed date, or after a unit was sent, in the last 90 days (policy)',
  },
  'look-alike': { name: 'Look-alikes', meaning: 'another listed mark differs by look-alike characters only' },
  duplicate: { name: 'On other lists', meaning: 'the same mark is live on another list too' },
}
