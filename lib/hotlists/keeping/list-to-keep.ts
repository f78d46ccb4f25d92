import type { KeptList } from './command-input.ts'

/** A list as its form shows it. */
export interface ListToKeep extends KeptList {
  id: string
  version: number
  covert: boolean
  tokenMadeAt: Date | null
  fed: boolean
  archivedAt: Date | null
  /** Entries that are live or wait: an archived list has none. */
  standing: number
}
