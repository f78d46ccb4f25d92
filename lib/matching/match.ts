import type { MatchExplanation, MatchKind } from './explanation.ts'
import type { VehicleDescription } from './signals/description-conflict.ts'

/** A listed vehicle that a read may show. */
export interface Match {
  entryId: string
  listId: string
  mark: string
  kind: MatchKind
  posterior: number
  restricted: boolean
  /** The vehicle as the entry describes it, when it does. */
  described?: VehicleDescription
  explanation: MatchExplanation
}
