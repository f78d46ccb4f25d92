import type { Round } from './cast.ts'
import type { Category, Grade, WorldEntry } from './entry.ts'
import type { EntryReason } from './entry-reasons.ts'
import type { ForceId } from './forces.ts'
import type { Vehicle } from './vehicles.ts'

/** A vehicle that some list names, with what the list says, apart from dates. */
export type ListedVehicle = {
  vehicle: Vehicle
  category: Category
  grade: Grade
  forceId: ForceId
  text: EntryReason
  status: WorldEntry['status']
  weedAfterMin?: number
  /** Members of the cast drive rounds of their own; the others are the pool that scenarios draw from. */
  rounds: readonly Round[] | null
}
