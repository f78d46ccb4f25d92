import type { Viewer } from '../access/viewer.ts'
import { processSlot } from '../core/slot.ts'
import type { BoardClaim, CanaryState, SystemHealth } from '../realtime/contract.ts'

/** What the hub of this process tells its pages and routes, whose modules are other instances than its own. */
export interface HubSlot {
  seq: () => number
  screens: () => number
  canary: () => CanaryState
  health: (cleared: boolean) => SystemHealth | null
  /** Whether the board that a screen claims to hold is what its person could see as of its sequence. */
  compareBoard: (viewer: Viewer, claim: BoardClaim) => Promise<boolean>
  build: string
}

/** Null while screens are not served yet. */
export const hubSlot = (make?: () => HubSlot): HubSlot | null =>
  processSlot<HubSlot | null>('hub', make ?? (() => null))
