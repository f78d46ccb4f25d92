import type { Result } from '../core/result.ts'
import type { Theme } from '../core/theme.ts'

/** A High is never quieter than this, whatever the volume says (policy). */
export const highVolumeFloor = 40

/** What a row of the queue can do without. */
export const queueColumns = ['vehicle', 'place', 'sightings'] as const
export type QueueColumn = (typeof queueColumns)[number]

/** How a person likes to work, by section. */
export type PersonSettings = {
  /** `volume` in per cent; 0 is heard for a High only, and shown as SOUND OFF. */
  sound: { volume: number }
  /** A theme of null leaves the choice to the machine that somebody sits at; speeds follow the distance. */
  look: { theme: Theme | null; density: 'normal' | 'compact'; distance: 'miles' | 'kilometres' }
  /** Single-letter keys can be switched off whole (WCAG 2.1.4); `own` keys replace an act's usual one, '' gives it none. */
  keys: { on: boolean; own: Record<string, string> }
  /** Columns left out of the queue. */
  queue: { hidden: QueueColumn[] }
  map: { hidden: string[] }
}

export const defaultSettings: PersonSettings = {
  sound: { volume: 70 },
  look: { theme: null, density: 'normal', distance: 'miles' },
  keys: { on: true, own: {} },
  queue: { hidden: [] },
  map: { hidden: [] },
}

/** Only what changes is sent: a section's fields that are left out stay as they are. */
export type SettingsChange = { [Section in keyof PersonSettings]?: Partial<PersonSettings[Section]> | undefined }

/** The settings after a change, section by section. */
export function withChange(settings: PersonSettings, change: SettingsChange): PersonSettings {
  const next = Object.entries(settings).map(([section, fields]) => [
    section,
    { ...fields, ...change[section as keyof PersonSettings] },
  ])
  return Object.fromEntries(next) as PersonSettings
}

export type SaveSettingsAction = (change: SettingsChange) => Promise<Result<PersonSettings>>
