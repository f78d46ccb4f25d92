import type pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '#lib/core/clock.ts'
import { failureOf } from '#lib/db/failure.ts'
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

  async function store(reads: AcceptedRead[], findings: Findings, attempt = 1): Promise<Map<string, Outcome>> {
    try {
      const fresh = await storeReads(pool, reads, findings)
      return new Map(reads.map(({ id }) => [id, fresh.has(id) ? 'accepted' : 'duplicate']))
    } catch (error) {
      const failure = failureOf(error)
      if (failure === 'conflict' && attempt < 4) return store(reads, findings, attempt + 1)
      if (failure !== 'row') throw error
      if (reads.length > 1) return storeHalves(reads, findings)
      const [read] = reads
      log.error({ id: read?.id, error: (error as Error).message }, 'the database refuses a read')
      return new Map(reads.map(({ id }) => [id, 'failed']))
    }
  }

  async function storeHalves(reads: AcceptedRead[], findings: Findings): Promise<Map<string, Outcome>> {
    const outcomes = new Map<string, Outcome>()
    const middle = reads.length >> 1
    for (const half of [reads.slice(0, middle), reads.slice(middle)]) {
      const ids = new Set(half.map(({ id }) => id))
      const inHalf = ({ read }: { read: { id: string } }) => ids.has(read.id)
      const own = { matches: findings.matches.filter(inHalf), suppressed: findings.suppressed.filter(inHalf) }
      for (const [id, outcome] of await store(half, own)) outcomes.set(id, outcome)
    }
    return outcomes
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

const describedBy = ({ make, model, colour }: AcceptedRead): VehicleDescription => ({
  ...(make && { make }),
  ...(model && { model }),
  ...(colour && { colour }),
})
