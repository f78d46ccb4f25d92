import type pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '#lib/core/clock.ts'
import { reasonOf } from '#lib/db/failure.ts'
import { writeInHalves } from '#lib/db/in-halves.ts'
import { matchMessage, readToMatch } from '#lib/matching/intake/match-message.ts'
import { type Findings, noFindings, storeReads } from '#lib/matching/intake/store.ts'
import type { Match, Matcher, ReadToMatch } from '#lib/matching/matcher.ts'
import type { MisreadMemory } from '#lib/matching/misread-memory.ts'
import { type KeptBack, partMatches } from '#lib/matching/misreads/kept-back.ts'
import type { VehicleDescription } from '#lib/matching/signals/description-conflict.ts'
import type { ListedSightings, PlacedRead } from '#lib/matching/signals/listed-sightings.ts'
import type { AcceptedRead } from '#lib/reads/read.ts'
import type { MatchedCamera } from './cameras.ts'
import { commitCanary, isCanary, ofVehicles } from './canary.ts'
import type { Figures } from './figures.ts'
import type { SightingFeed } from './recent-sightings.ts'

export type Outcome = 'accepted' | 'duplicate' | 'failed'

export interface CommitDeps {
  pool: pg.Pool
  matcher: Matcher
  /** What operators have called a misread. */
  misreads(): MisreadMemory
  sightings: ListedSightings
  /** Tells the sightings what other matchers stored. */
  shared: Pick<SightingFeed, 'catchUp'>
  findCamera: (id: string) => MatchedCamera | undefined
  clock: Clock
  log: Logger
  figures: Figures
  /** Called after a commit that stored matches. */
  onMatches(): void
}

/**
 * Matches reads in memory and stores them with what was found. `failed` is a read the database refuses by itself, which
 * keeps no other from being stored; rejects when the database cannot be reached or written.
 */
export function createCommitReads(deps: CommitDeps) {
  const { pool, matcher, misreads, sightings, shared, findCamera, clock, log, figures, onMatches } = deps

  interface Found {
    read: AcceptedRead
    atMs: number
    told: Match[]
    keptBack: KeptBack[]
  }

  /** What is found in each. A read that the matcher fails on is left out: it is not stored, for it would never be matched. */
  function matchReads(reads: readonly AcceptedRead[]): Found[] {
    const atMs = clock().getTime()
    const seen = reads.map((read) => ({ ...readToMatch(read, areasOf(read)), nowMs: atMs }))
    try {
      return matcher
        .matchAll(seen)
        .map((matches, i) => foundIn(reads[i] as AcceptedRead, seen[i] as ReadToMatch, matches))
    } catch (error) {
      if (reads.length > 1) return reads.flatMap((read) => matchReads([read]))
      log.error({ id: reads[0]?.id, error: (error as Error).message }, 'the matcher fails on a read')
      return []
    }
  }

  function foundIn(read: AcceptedRead, seen: ReadToMatch, matches: Match[]): Found {
    const atMs = seen.nowMs ?? seen.capturedAtMs
    const found = ofVehicles(matches).filter(({ explanation }) => explanation.decision !== 'drop')
    return { read, atMs, ...partMatches(found, misreads(), seen, atMs) }
  }

  function findingsOf({ read, atMs, told, keptBack }: Found): Findings {
    // Remembered before it is stored, so that reads committed side by side know of each other: should the commit fail,
    // the camera has seen the vehicle all the same, and its resend is the same sighting.
    const signals = told.length > 0 ? sightings.signalsOf(placed(read), describedBy(read), told) : []
    return {
      matches: told.map((match, at) => matchMessage(read, match, atMs, signals[at])),
      suppressed: keptBack.map((kept) => ({ read, ...kept, atMs })),
    }
  }

  function areasOf({ cameraId, lat, lon }: AcceptedRead): readonly string[] {
    const camera = findCamera(cameraId)
    return camera ? (lat === null || lon === null ? camera.areaIds : camera.areasAt({ lat, lon })) : []
  }

  /** A camera that moves says with each read where it was. */
  function placed({ id, vrm, capturedAtMs, cameraId, lat, lon }: AcceptedRead): PlacedRead {
    const place = lat === null || lon === null ? findCamera(cameraId) : { lat, lon }
    return { id, vrm, capturedAtMs, cameraId, place }
  }

  async function store(reads: AcceptedRead[], findings: Findings): Promise<Map<string, Outcome>> {
    const write = async (part: readonly AcceptedRead[]) => {
      const fresh = await storeReads(pool, part, part === reads ? findings : findingsIn(part, findings))
      return part.map(({ id }): [string, Outcome] => [id, fresh.has(id) ? 'accepted' : 'duplicate'])
    }
    const refuse = ({ id }: AcceptedRead, error: unknown): [string, Outcome][] => {
      log.error({ id, error: reasonOf(error) }, 'the database refuses a read')
      return [[id, 'failed']]
    }
    return new Map((await writeInHalves(reads, write, refuse)).flat())
  }

  async function sendOn(canary: AcceptedRead): Promise<Outcome> {
    try {
      await commitCanary(pool, matcher, canary, clock().getTime())
      onMatches()
      return 'accepted'
    } catch (error) {
      log.error({ error: (error as Error).message }, 'a canary was not sent on')
      return 'failed'
    }
  }

  return async (reads: AcceptedRead[]): Promise<Outcome[]> => {
    const begunAt = performance.now()
    const once = new Map<string, AcceptedRead>()
    for (const read of reads) if (!once.has(read.id)) once.set(read.id, read)
    const canaries = [...once.values()].filter(isCanary)
    const vehicles = [...once.values()].filter((read) => !isCanary(read))
    const found = matchReads(vehicles)
    // One read in a thousand or so matches: the others wait for nothing.
    if (found.some(({ told }) => told.length > 0)) await shared.catchUp()
    const findings = noFindings()
    for (const one of found) {
      const { matches, suppressed } = findingsOf(one)
      findings.matches.push(...matches)
      findings.suppressed.push(...suppressed)
    }
    const unique = found.map(({ read }) => read)
    unique.sort((a, b) => (a.id < b.id ? -1 : 1))
    const outcomes = await store(unique, findings)
    for (const canary of canaries) outcomes.set(canary.id, await sendOn(canary))
    figures.commitRows.observe(unique.length)
    figures.commitSeconds.observe((performance.now() - begunAt) / 1000)
    const isNew = ({ read }: { read: { id: string } }) => outcomes.get(read.id) === 'accepted'
    const kept = findings.matches.filter(isNew)
    figures.suppressed.inc(findings.suppressed.filter(isNew).length)
    if (kept.length > 0) {
      figures.matches.inc(kept.length)
      onMatches()
    }
    return reads.map((read) => {
      const outcome = outcomes.get(read.id) ?? 'failed'
      // Further copies of the read in this batch are duplicates of the first.
      if (outcome === 'accepted') outcomes.set(read.id, 'duplicate')
      return outcome
    })
  }
}

function findingsIn(reads: readonly AcceptedRead[], { matches, suppressed }: Findings): Findings {
  const ids = new Set(reads.map(({ id }) => id))
  const isIn = ({ read }: { read: { id: string } }) => ids.has(read.id)
  return { matches: matches.filter(isIn), suppressed: suppressed.filter(isIn) }
}

const describedBy = ({ make, model, colour }: AcceptedRead): VehicleDescription => ({
  ...(make && { make }),
  ...(model && { model }),
  ...(colour && { colour }),
})
