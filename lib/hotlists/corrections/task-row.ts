import type { CorrectionCause, Evidence, Resolution } from './task.ts'

export interface TaskRow {
  id: string
  alarmId: string
  entryId: string
  cause: CorrectionCause
  evidence: Evidence
  raisedAt: Date
  raisedByName: string
  hotlistId: string
  hotlistName: string
  owner: string
  contact: string
  entryState: string
  resolution: Resolution | null
  resolutionReason: string | null
  resolvedAt: Date | null
  resolvedByName: string | null
  images: string[]
}
