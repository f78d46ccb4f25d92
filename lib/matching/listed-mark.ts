import type { Decision } from './explanation.ts'

/** Where and when an entry counts; an absent field does not narrow. Instants are epoch milliseconds. */
export interface EntryScope {
  forceIds?: readonly string[]
  areaIds?: readonly string[]
  fromMs?: number
  untilMs?: number
  /** Minutes after local midnight, end exclusive; `from > to` spans midnight. Days 0 (Sunday) – 6, all when absent. */
  hours?: { fromMinute: number; toMinute: number; days?: readonly number[] }
}

/** Least posterior at which a match of this kind is raised, raised as possible, or logged; below all it is dropped. */
export interface DecisionThresholds {
  raiseAt?: number
  possibleAt?: number
  logAt?: number
}

export interface DecisionPolicy {
  exact?: DecisionThresholds
  tolerant?: DecisionThresholds
  partial?: DecisionThresholds
  /** Nothing of this list or category is worth more than this: `log` for bulk categories. */
  most?: Decision
}

/** What the matcher holds of an entry that others may have alike: entries alike share one such object. */
export interface EntryDetail {
  /** Least posterior at which a match with this entry is told; the matcher's own when absent. */
  tau?: number
  scope?: EntryScope
  decision?: DecisionPolicy
  /** Seen only by people cleared for it: never named among the runners-up of other entries. */
  restricted?: boolean
  make?: string
  model?: string
  colour?: string
  category?: string
}

/** One vehicle on one list as the matcher holds it. */
export interface ListedMark {
  entryId: string
  listId: string
  /** As `normalisePattern` writes it: a whole mark, or one with `?` and `*`. */
  mark: string
  /** Its weed date: from then on no read matches it, whenever the read was taken. */
  weedAtMs?: number | undefined
  detail?: EntryDetail | undefined
}

export interface ReadToMatch {
  /** As `normaliseMark` writes it. */
  mark: string
  /** 0–100 on the engine's own scale. */
  confidence?: number
  characters?: readonly { char: string; confidence: number }[]
  candidates?: readonly { vrm: string; confidence: number }[]
  make?: string
  model?: string
  colour?: string
  capturedAtMs: number
  /** The time now, by which weed dates are judged; the capture time when absent (a replay). */
  nowMs?: number
  cameraId?: string
  forceId?: string
  /** Every area the camera reads in. */
  areaIds?: readonly string[]
  /** Whose calibration to use; sources unknown to the matcher get the default one. */
  sourceId?: string
}
