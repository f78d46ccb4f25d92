import { z } from 'zod'
import type { Result } from '../core/result.ts'
import { themes } from '../core/theme.ts'

/** A High is never quieter than this, whatever the volume says (policy). */
export const highVolumeFloor = 40

/** What a row of the queue can do without. */
export const queueColumns = ['vehicle', 'place', 'sightings'] as const
export type QueueColumn = (typeof queueColumns)[number]

const Sound = z.object({
  /** In per cent; 0 is heard for a High only, and shown as SOUND OFF. */
  volume: z.int().min(0).max(100),
})

const Look = z.object({
  /** Null leaves the choice to the machine that somebody sits at. */
  theme: z.enum(themes).nullable(),
  density: z.enum(['normal', 'compact']),
  /** Of distances; speeds follow. */
  distance: z.enum(['miles', 'kilometres']),
})

const Keys = z.object({
  /** Single-letter keys can be switched off whole (WCAG 2.1.4). */
  on: z.boolean(),
  /** An act's own key instead of the usual one; '' gives it none. */
  own: z.record(z.string().max(40), z.string().max(12)),
})

const Queue = z.object({
  /** Columns left out of the queue. */
  hidden: z.array(z.enum(queueColumns)),
})

const MapLook = z.object({
  hidden: z.array(z.string().max(20)).max(20),
})

/**
 * How a person likes to work, by section. A section that is missing or no longer fits its schema is its default: a
 * stored setting never keeps anybody from their desk.
 */
export const PersonSettings = z.object({
  sound: Sound.catch({ volume: 70 }),
  look: Look.catch({ theme: null, density: 'normal', distance: 'miles' }),
  keys: Keys.catch({ on: true, own: {} }),
  queue: Queue.catch({ hidden: [] }),
  map: MapLook.catch({ hidden: [] }),
})
export type PersonSettings = z.infer<typeof PersonSettings>

export const defaultSettings: PersonSettings = PersonSettings.parse({})

/** Only what changes is sent: a section's fields that are left out stay as they are. */
export const SaveSettings = z.strictObject({
  sound: Sound.partial().strict().optional(),
  look: Look.partial().strict().optional(),
  keys: Keys.partial().strict().optional(),
  queue: Queue.partial().strict().optional(),
  map: MapLook.partial().strict().optional(),
})
export type SettingsChange = z.infer<typeof SaveSettings>

/** Reads what the database holds; anything else than settings is the default. */
export function settingsFrom(stored: unknown): PersonSettings {
  const parsed = PersonSettings.safeParse(stored ?? {})
  return parsed.success ? parsed.data : defaultSettings
}

/** The settings after a change, section by section. */
export function withChange(settings: PersonSettings, change: SettingsChange): PersonSettings {
  const next: Record<string, unknown> = { ...settings }
  for (const [section, fields] of Object.entries(change))
    next[section] = { ...settings[section as keyof PersonSettings], ...fields }
  return PersonSettings.parse(next)
}

export type SaveSettingsAction = (change: SettingsChange) => Promise<Result<PersonSettings>>
