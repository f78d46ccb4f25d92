import { type DescriptionConflict, descriptionConflict, type VehicleDescription } from './description-conflict.ts'
import type { Sighting } from './impossible-journey.ts'
import type { MatchSignal } from './match-signal.ts'
import { SightingMemory, type SightingPolicy, type SightingSignals, sightingPolicy } from './sighting-memory.ts'

/** A likelier-than-not match is a sighting of the listed vehicle (policy); a less likely one would invent journeys. */
export const SIGHTING_FROM_POSTERIOR = 0.5

/** A read and where it was taken; `place` is undefined when nobody knows. */
export interface PlacedRead {
  id: string
  vrm: string
  capturedAtMs: number
  cameraId: string
  place: { lat: number; lon: number } | undefined
}

/** What of a match says whose sighting the read is. */
export interface SightedMatch {
  mark: string
  kind: 'exact' | 'tolerant' | 'partial'
  posterior: number
  restricted: boolean
  described?: VehicleDescription | undefined
}

/**
 * Where listed vehicles were seen of late. What matched restricted entries only is known to restricted matches alone:
 * not even a count of it shows in anybody else's signals. One read is one sighting, however often it is told.
 */
export class ListedSightings {
  private readonly open: SightingMemory
  private readonly all: SightingMemory
  private readonly policy: SightingPolicy

  constructor(policy: SightingPolicy = sightingPolicy) {
    this.policy = policy
    this.open = new SightingMemory(policy)
    this.all = new SightingMemory(policy)
  }

  /** Remembers the read for each vehicle it shows; the signals of each match, in the order of the matches. */
  signalsOf(read: PlacedRead, seenAs: VehicleDescription, matches: readonly SightedMatch[]): MatchSignal[][] {
    const noted = this.note(read, matches)
    return matches.map((match) => {
      const vehicle = vehicleOf(read, match)
      const beside = vehicle === undefined ? {} : (noted(vehicle, match.restricted) ?? {})
      return this.told(read, beside, match.described && descriptionConflict(seenAs, match.described))
    })
  }

  /** What was seen before this program began. */
  remember(read: PlacedRead, match: SightedMatch): void {
    this.note(read, [match])
  }

  get size(): number {
    return this.all.size
  }

  private note(read: PlacedRead, matches: readonly SightedMatch[]) {
    const all = new Map<string, SightingSignals>()
    const open = new Map<string, SightingSignals>()
    for (const match of matches) {
      const mark = vehicleOf(read, match)
      if (mark === undefined) continue
      const sighting = sightingOf(read, mark)
      if (!all.has(mark)) all.set(mark, this.all.note(sighting))
      if (!match.restricted && !open.has(mark)) open.set(mark, this.open.note(sighting))
    }
    return (mark: string, restricted: boolean) => (restricted ? all : open).get(mark)
  }

  private told(
    read: PlacedRead,
    { journey, repeated, cold }: SightingSignals,
    conflict: DescriptionConflict | undefined,
  ): MatchSignal[] {
    const signals: MatchSignal[] = []
    const other = journey?.between.find(({ readId }) => readId !== read.id)
    if (journey && other?.readId && other.cameraId)
      signals.push({
        v: 1,
        kind: 'impossible-journey',
        mph: Math.round(journey.mph),
        distanceM: Math.round(journey.distanceM),
        elapsedMs: Math.abs(other.capturedAtMs - read.capturedAtMs),
        other: {
          readId: other.readId,
          cameraId: other.cameraId,
          capturedAt: new Date(other.capturedAtMs).toISOString(),
        },
      })
    if (conflict) {
      const fields = conflict.differences.map(({ of, read: seen, entry: listed }) => ({ of, seen, listed }))
      signals.push({ v: 1, kind: 'description-conflict', fields })
    }
    if (repeated)
      signals.push({ v: 1, kind: 'repeated', count: repeated.count, withinMin: this.policy.repeatWithinMs / 60_000 })
    if (cold) {
      const days = Math.floor((read.capturedAtMs - cold.lastSeenAtMs) / 86_400_000)
      signals.push({ v: 1, kind: 'cold', days: Math.max(1, days) })
    }
    return signals
  }
}

/** Many vehicles fit a partial mark: there it is the mark as read that tells one from the other. */
const vehicleOf = (read: PlacedRead, { mark, kind, posterior }: SightedMatch): string | undefined =>
  kind === 'partial' ? read.vrm : kind === 'exact' || posterior >= SIGHTING_FROM_POSTERIOR ? mark : undefined

/** Without a place there is no distance, and no journey to judge. */
const sightingOf = (read: PlacedRead, mark: string): Sighting => ({
  mark,
  capturedAtMs: read.capturedAtMs,
  lat: read.place?.lat ?? Number.NaN,
  lon: read.place?.lon ?? Number.NaN,
  cameraId: read.cameraId,
  readId: read.id,
})
