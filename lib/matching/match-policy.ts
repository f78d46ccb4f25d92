import { z } from 'zod'
import { Decision } from './explanation.ts'
import type { DecisionPolicy, DecisionThresholds, EntryScope } from './listed-mark.ts'

const Share = z.number().min(0).max(1)
const Thresholds = z.strictObject({
  raiseAt: Share.optional(),
  possibleAt: Share.optional(),
  logAt: Share.optional(),
})

/** What a list or a category says a match is worth; columns `match_policy`. What it leaves out is the matcher's own. */
export const MatchPolicy = z.strictObject({
  /** Least posterior told at all. */
  tau: z.number().gt(0).max(1).optional(),
  exact: Thresholds.optional(),
  tolerant: Thresholds.optional(),
  partial: Thresholds.optional(),
  /** Nothing is worth more than this. */
  most: Decision.optional(),
})
export type MatchPolicy = z.infer<typeof MatchPolicy>

/** The category's policy with the list's over it, threshold by threshold, as a listed mark carries it. */
export function mergePolicies(category: MatchPolicy = {}, list: MatchPolicy = {}) {
  const decision: DecisionPolicy = {}
  for (const kind of ['exact', 'tolerant', 'partial'] as const) {
    const thresholds: DecisionThresholds = { ...category[kind], ...list[kind] }
    if (Object.keys(thresholds).length > 0) decision[kind] = thresholds
  }
  const most = list.most ?? category.most
  if (most) decision.most = most
  const tau = list.tau ?? category.tau
  return {
    ...(tau !== undefined && { tau }),
    ...(Object.keys(decision).length > 0 && { decision }),
  }
}

/** What lists and categories say of a match, as read from their tables: not yet checked. */
export interface StoredPolicies {
  lists: Readonly<Record<string, unknown>>
  categories: Readonly<Record<string, unknown>>
}

const Minute = z.int().min(0).max(1440)

/** Where and when an entry counts, as the column `scope` has it. */
export const StoredScope = z.strictObject({
  forceIds: z.array(z.string()).min(1).optional(),
  areaIds: z.array(z.string()).min(1).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  /** Minutes after midnight in London; `from > to` spans midnight. Days 0 (Sunday) – 6. */
  hours: z
    .strictObject({
      fromMinute: Minute,
      toMinute: Minute,
      days: z.array(z.int().min(0).max(6)).min(1).optional(),
    })
    .optional(),
})
export type StoredScope = z.infer<typeof StoredScope>

/** The scope of an entry as the matcher holds it; undefined when nothing narrows it. */
export function entryScope(stored: StoredScope | undefined): EntryScope | undefined {
  const { from, until, ...rest } = stored ?? {}
  const scope: EntryScope = {
    ...rest,
    ...(from !== undefined && { fromMs: Date.parse(from) }),
    ...(until !== undefined && { untilMs: Date.parse(until) }),
  }
  return Object.keys(scope).length > 0 ? scope : undefined
}
