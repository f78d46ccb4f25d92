import type { Clock } from '../core/clock.ts'
import type { Database } from './prisma.ts'

/** What every command is handed beside the person and the input. */
export interface CommandDeps {
  db: Database
  clock: Clock
  newId: () => string
}
