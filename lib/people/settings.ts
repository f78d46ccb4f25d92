import { z } from 'zod'
import type { Result } from '../core/result.ts'

/** A High is never quieter than this, whatever the volume says (policy). */
export const highVolumeFloor = 40

const Sound = z.object({
  /** In per cent; 0 is heard for a High only, and shown as SOUND OFF. */
  volume: z.int().min(0).max(100),
})

/**
 * How a person likes to work, by section. A section that is missing or no longer fits its schema is its default: a
 * stored setting never keeps anybody from their desk.
 */
export const PersonSettings = z.object({
  sound: Sound.catch({ volume: 70 }),
})
export type PersonSettings = z.infer<typeof PersonSettings>

export const defaultSettings: PersonSettings = PersonSettings.parse({})

/** Only what changes is sent: a section's fields that are left out stay as they are. */
export const SaveSettings = z.strictObject({ sound: Sound.partial().strict().optional() })
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
