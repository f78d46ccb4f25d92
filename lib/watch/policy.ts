import { z } from 'zod'

/** Figures of watch-keeping (policy): configuration of this product after EEMUA 191 and DOMAIN §8, no national standard. */
export const WatchSettings = z.object({
  gapAfterSec: z.number().positive().default(15), // an area unwatched for this is a coverage gap; told well inside 30 s
  ownerSilentSec: z.number().positive().default(45), // an owner not heard of for this loses what is undecided
  watchLapsesMin: z.number().positive().default(15), // a watch whose person is silent for this has ended
  loadWindowMin: z.number().positive().default(10),
  floodFrom: z.int().positive().default(10), // so many alarms in the window begin a flood
  floodBelow: z.int().positive().default(5), // fewer than this end it
  standingHours: z.number().positive().default(24),
})
export type WatchSettings = z.infer<typeof WatchSettings>

export const defaultWatchSettings: WatchSettings = WatchSettings.parse({})
