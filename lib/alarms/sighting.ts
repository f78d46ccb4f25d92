import type { MatchSignal } from '../matching/signals/match-signal.ts'
import type { LastSighting } from './alarm.ts'
import type { CloneSuspicion } from './clone.ts'
import type { Grade } from './policy.ts'

/** The listed entry as it was when the match reached us. */
export interface ListedEntry {
  id: string
  hotlistId: string
  vrm: string
  make: string | null
  model: string | null
  colour: string | null
  action: string
  warningSignals: string[]
  reason: string
  category: string
  grade: Grade
  forceId: string
  live: boolean
  /** Taken off its list by somebody; an entry that is neither live nor withdrawn is past its weed date. */
  withdrawn: boolean
  listAgeDays: number
  /** Its list is a bulk list: a record whatever category the entry names. */
  bulk: boolean
}

/** A match with everything that grouping and scoring look at. */
export interface IncomingMatch {
  id: string
  entry: ListedEntry
  place: LastSighting
  kind: 'exact' | 'tolerant' | 'partial'
  posterior: number
  /** `possible`: tolerated characters or a low posterior; never sounds as High by itself. */
  possible: boolean
  matchedAt: string
  nearestUnitEtaMin: number | undefined
  /** What is remarkable beside the mark, and whether two vehicles may bear it. */
  signals: readonly MatchSignal[]
  clone: CloneSuspicion | undefined
}

/** SILENT entries are for those cleared: their alarms stand apart from everybody else's. */
export const isRestricted = (entry: ListedEntry): boolean => entry.action === 'SILENT'
