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

/** A 95 % interval (Wilson) of a share, for small numbers too; undefined when nothing was counted. */
export function interval95(part: number, of: number): { low: number; high: number } | undefined {
  if (of === 0) return undefined
  const z = 1.96
  const share = part / of
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of)
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
