import type { MatchedEntry, Sighting } from '#lib/alarms/detail.ts'
import { distanceM, METRES_PER_MILE } from '#lib/core/geo.ts'
import { type Found, found } from '../card/found.ts'

/** Faster than this between two cameras, and there are two vehicles with one mark (DOMAIN §7, policy). */
export const impossibleMph = 180

/** The pair of neighbouring sightings that needs the highest speed, straight as the crow flies; null with fewer than two. */
export function fastestLeg(sightings: readonly Sighting[]): { mph: number; from: Sighting; to: Sighting } | null {
  const inTime = [...sightings].sort((a, b) => Date.parse(a.capturedAt) - Date.parse(b.capturedAt))
  let fastest: { mph: number; from: Sighting; to: Sighting } | null = null
  for (const [index, to] of inTime.entries()) {
    const from = inTime[index - 1]
    if (!from || from.cameraId === to.cameraId) continue
    const hours = Math.max(1, Date.parse(to.capturedAt) - Date.parse(from.capturedAt)) / 3_600_000
    const mph = distanceM(from, to) / METRES_PER_MILE / hours
    if (!fastest || mph > fastest.mph) fastest = { mph, from, to }
  }
  return fastest
}

type Described = { make: string | null; model: string | null; colour: string | null }

/** What the list expects and what the camera saw, where both say something and differ. */
export function vehicleDiffers(expected: Described, seen: Described): (keyof Described)[] {
  return (['make', 'model', 'colour'] as const).filter((part) => {
    const [listed, read] = [expected[part]?.trim().toLowerCase(), seen[part]?.trim().toLowerCase()]
    return Boolean(listed && read && listed !== read)
  })
}

/** What speaks for "nothing odd": one plain sentence, and whether it calls for a look. */
export function oddityOf(
  sightings: readonly Sighting[],
  entry: MatchedEntry | undefined,
): { words: string; odd: boolean } {
  const told = found(sightings)
  const clone = told.filter(({ odd }) => odd)
  if (clone.length > 0) return { words: `Perhaps a clone. ${sentences(clone)}`, odd: true }
  const calm = told.length > 0 ? `. ${sentences(told)}` : ''
  const leg = fastestLeg(sightings)
  if (leg && leg.mph > impossibleMph) {
    const words = `${Math.round(leg.mph)} mph from ${leg.from.cameraName} to ${leg.to.cameraName}: perhaps a clone`
    return { words, odd: true }
  }
  const newest = sightings[0]
  const differs = newest && entry ? vehicleDiffers(entry, newest) : []
  if (differs.length > 0) return { words: `The camera's ${differs.join(' and ')} differs from the list`, odd: true }
  if (!leg) return { words: `One place only: no journey to judge${calm}`, odd: false }
  return { words: `No impossible journey: at most ${Math.round(leg.mph)} mph${calm}`, odd: false }
}

const sentences = (told: readonly Found[]): string => told.map(({ words }) => words).join('. ')
