/** How fresh a list is (policy): after 12 h somebody should ask, after 24 h it is not to be relied on. */
export const listAgePolicy = { lateHours: 12, oldHours: 24 } as const
export type ListAge = 'fresh' | 'late' | 'old'

const HOUR_MS = 3_600_000

/** A list that its source renews less often is measured by its own interval instead. */
export function listAge(refreshedAt: Date, expectedRefreshHours: number, at: Date): ListAge {
  const hours = (at.getTime() - refreshedAt.getTime()) / HOUR_MS
  if (hours > Math.max(listAgePolicy.oldHours, expectedRefreshHours)) return 'old'
  return hours > Math.max(listAgePolicy.lateHours, expectedRefreshHours / 2) ? 'late' : 'fresh'
}
