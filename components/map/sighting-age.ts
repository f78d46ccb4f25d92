import { ageWords } from '#components/ui/age.ts'
import { londonDay, londonMinute } from '#components/ui/london.ts'

/** Older than this a position says where the vehicle was, not where it is. */
export const CURRENT_MS = 120_000
const FADED_MS = 30 * 60_000

export type SightingAge = {
  current: boolean
  /** `0:38` while current, then `last seen 21:02`, with the day when it was another. */
  words: string
  /** 1 when just seen, 0.65 from half an hour on. */
  opacity: number
}

/** How a sighting of that time is to be drawn now; both in milliseconds. */
export function sightingAge(capturedAtMs: number, nowMs: number): SightingAge {
  const age = Math.max(0, nowMs - capturedAtMs)
  const opacity = 1 - 0.35 * Math.min(1, age / FADED_MS)
  if (age <= CURRENT_MS) return { current: true, words: ageWords(age), opacity }
  const sameDay = londonDay(capturedAtMs) === londonDay(nowMs)
  const day = sameDay ? '' : `${londonDay(capturedAtMs)} `
  return { current: false, words: `last seen ${day}${londonMinute(capturedAtMs)}`, opacity }
}
