import { type ImpossibleJourney, impossibleJourney, type Sighting } from './impossible-journey.ts'

/** Times of a vehicle's sightings, newest last, kept of each mark. */
const KEPT_EACH = 16

export interface SightingPolicy {
  /** Sightings within this time count as repeated. */
  repeatWithinMs: number
  /** From how many sightings on. */
  repeatFrom: number
  /** Not seen for this long is a cold spell. */
  coldAfterMs: number
  impossibleMph: number
  /** Marks remembered; the one not seen for the longest time is forgotten first. */
  mostMarks: number
}

/** Policy, not a national standard. */
export const sightingPolicy: SightingPolicy = {
  repeatWithinMs: 24 * 3_600_000,
  repeatFrom: 3,
  coldAfterMs: 7 * 24 * 3_600_000,
  impossibleMph: 180,
  mostMarks: 100_000,
}

export interface SightingSignals {
  journey?: ImpossibleJourney
  repeated?: { kind: 'repeated-sightings'; count: number; sinceMs: number; words: string }
  cold?: { kind: 'first-after-cold-spell'; lastSeenAtMs: number; words: string }
}

/** The last sightings of the vehicles that matched, in bounded memory; only marks worth remembering are put in. */
export class SightingMemory {
  private readonly seen = new Map<string, Sighting[]>()
  private readonly policy: SightingPolicy

  constructor(policy: SightingPolicy = sightingPolicy) {
    this.policy = policy
  }

  /** Adds a sighting and says what is remarkable about it beside the earlier ones. Late sightings find their place. */
  note(sighting: Sighting): SightingSignals {
    const { policy } = this
    const known = this.seen.get(sighting.mark) ?? []
    // The same read again (a resend, a second entry) is the same sighting: it takes its own place anew.
    const earlier = known.filter(({ readId }) => readId === undefined || readId !== sighting.readId)
    const before = earlier.findLast(({ capturedAtMs }) => capturedAtMs <= sighting.capturedAtMs)
    const after = earlier.find(({ capturedAtMs }) => capturedAtMs > sighting.capturedAtMs)
    const signals: SightingSignals = {}
    const journey =
      (before && impossibleJourney(before, sighting, policy.impossibleMph)) ??
      (after && impossibleJourney(sighting, after, policy.impossibleMph))
    if (journey) signals.journey = journey
    this.keep(sighting, earlier)
    const sinceMs = sighting.capturedAtMs - policy.repeatWithinMs
    const count = earlier.filter(({ capturedAtMs: at }) => at >= sinceMs && at <= sighting.capturedAtMs).length
    if (count >= policy.repeatFrom)
      signals.repeated = {
        kind: 'repeated-sightings',
        count,
        sinceMs,
        words: `Sighting ${count} in ${spanWords(policy.repeatWithinMs)}.`,
      }
    const quietMs = before ? sighting.capturedAtMs - before.capturedAtMs : 0
    if (before && quietMs >= policy.coldAfterMs)
      signals.cold = {
        kind: 'first-after-cold-spell',
        lastSeenAtMs: before.capturedAtMs,
        words: `First sighting after ${spanWords(quietMs)}.`,
      }
    return signals
  }

  get size(): number {
    return this.seen.size
  }

  private keep(sighting: Sighting, list: Sighting[]): void {
    let at = list.length
    while (at > 0 && (list[at - 1] as Sighting).capturedAtMs > sighting.capturedAtMs) at--
    list.splice(at, 0, sighting)
    if (list.length > KEPT_EACH) list.shift()
    // A Map keeps the order of insertion: putting it in anew makes it the newest.
    this.seen.delete(sighting.mark)
    this.seen.set(sighting.mark, list)
    if (this.seen.size <= this.policy.mostMarks) return
    const oldest = this.seen.keys().next()
    if (!oldest.done) this.seen.delete(oldest.value)
  }
}

function spanWords(ms: number): string {
  const hours = Math.round(ms / 3_600_000)
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`
}
