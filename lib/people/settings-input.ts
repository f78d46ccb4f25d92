import { z } from 'zod'
import { themes } from '../core/theme.ts'
import { defaultSettings, type PersonSettings, queueColumns } from './settings.ts'

// Apart from the settings themselves, so that no screen carries a validator.

const Sound = z.object({ volume: z.int().min(0).max(100) })

const Look = z.object({
  theme: z.enum(themes).nullable(),
  density: z.enum(['normal', 'compact']),
  distance: z.enum(['miles', 'kilometres']),
})

const Keys = z.object({ on: z.boolean(), own: z.record(z.string().max(40), z.string().max(12)) })
const Queue = z.object({ hidden: z.array(z.enum(queueColumns)) })
const MapLook = z.object({ hidden: z.array(z.string().max(20)).max(20) })

/**
 * A section that is missing or no longer fits its schema is its default: a stored setting never keeps anybody from
 * their desk.
 */
const Stored = z.object({
  sound: Sound.catch(defaultSettings.sound),
  look: Look.catch(defaultSettings.look),
  keys: Keys.catch(defaultSettings.keys),
  queue: Queue.catch(defaultSettings.queue),
  map: MapLook.catch(defaultSettings.map),
})

export const SaveSettings = z.strictObject({
  sound: Sound.partial().strict().optional(),
  look: Look.partial().strict().optional(),
  keys: Keys.partial().strict().optional(),
  queue: Queue.partial().strict().optional(),
  map: MapLook.partial().strict().optional(),
})

/** Reads what the database holds; anything else than settings is the default. */
export function settingsFrom(stored: unknown): PersonSettings {
  const parsed = Stored.safeParse(stored ?? {})
  return parsed.success ? parsed.data : defaultSettings
}
