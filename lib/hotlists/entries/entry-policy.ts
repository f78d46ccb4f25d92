import { z } from 'zod'

/**
 * How entries live, as the alarm policy in force has it under `entries` of its settings. Every figure is policy of this
 * product, not a national standard.
 */
export const EntryPolicy = z.object({
  /** A mark of which only a part is known may stand this long at a time. */
  partialLifeDays: z.number().positive().default(7),
  /** Within which a High that is live as an emergency must be authorised. */
  emergencyMinutes: z.number().positive().default(15),
  /** A stolen report that nobody confirms ends after six weeks. */
  confirmDays: z.number().positive().default(42),
  /** Of categories that name no interval of their own. */
  reviewDays: z.number().positive().default(28),
  /** How long before its weed date or review an entry is in the queue as due soon. */
  dueSoonHours: z.number().positive().default(72),
  /** No entry by hand is made for longer at a time. */
  longestLifeDays: z.number().positive().default(366),
})
export type EntryPolicy = z.infer<typeof EntryPolicy>

/** Of the settings of a policy version, which may say nothing of entries. */
export const entryPolicyOf = (settings: unknown): EntryPolicy =>
  EntryPolicy.parse((settings as { entries?: unknown } | null)?.entries ?? {})

/** What a category proposes for a new entry (alarm_policy_category.entry_defaults); people may change it. */
export const EntryDefaults = z.object({
  grade: z.enum(['high', 'medium', 'low']).default('medium'),
  action: z.enum(['STOP', 'SILENT', 'seen']).default('STOP'),
  lifeDays: z.number().positive().default(28),
  reviewDays: z.number().positive().optional(),
  /** Reports of it count as unconfirmed until somebody confirms them. */
  confirm: z.boolean().default(false),
})
export type EntryDefaults = z.infer<typeof EntryDefaults>

export const entryDefaultsOf = (stored: unknown): EntryDefaults =>
  EntryDefaults.catch(EntryDefaults.parse({})).parse(stored ?? {})

export interface EntryCategory {
  code: string
  name: string
  defaults: EntryDefaults
}

export const DAY_MS = 86_400_000
