import type { HealthFlag } from './flag.ts'

export interface HealthRow {
  id: string
  name: string
  owner: string
  contact: string
  forceName: string
  refreshedAt: Date
  expectedRefreshHours: number
  live: number
  /** Alarms of its entries that were judged, and how many of them were misreads. */
  verdicts: number
  misreads: number
  openTasks: number
  oldestTaskAt: Date | null
  flags: Record<HealthFlag, number>
}
