import type { Permission } from '#lib/access/permission.ts'
import type { AlarmActions } from '#lib/alarms/command-input.ts'
import type { UndoMisreadAction } from '#lib/matching/misreads/command-input.ts'
import type { Snapshot } from '#lib/realtime/contract.ts'
import type { Unit } from '#lib/response/unit.ts'
import type { WatchState } from '#lib/watch/state.ts'

/** What the desk's page hands over: all plain values, and the acts. */
export interface DeskProps {
  snapshot: Snapshot
  units: Unit[]
  watch: WatchState | null
  forces: { id: string; name: string }[]
  viewer: { id: string; name: string; role: string; forceId: string | null; permissions: Permission[] }
  serverNow: string
  build: string
  tiles: { url: string; attribution: string } | null
  actions: AlarmActions
  undoMisread: UndoMisreadAction
  /** The alarm named in the address, so that a reload comes back to the same place. */
  alarmId: string | null
}
