import type pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '#lib/core/clock.ts'
import { failureOf } from '#lib/db/failure.ts'
import { matchMessage, readToMatch } from '#lib/matching/intake/match-message.ts'
import { storeReads } from '#lib/matching/intake/store.ts'
import type { Matcher } from '#lib/matching/matcher.ts'
import type { AcceptedRead } from '#lib/reads/read.ts'
import type { MatchMessage } from '#lib/realtime/contract.ts'
import type { Figures } from './figures.ts'

export type Outcome = 'accepted' | 'duplicate' | 'failed'

export interface CommitDeps {
  pool: pg.Pool
  matcher: Matcher
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
export function createCommitReads({ pool, matcher, clock, log, figures, onMatches }: CommitDeps) {
  /** Undefined when the matcher fails on the read: it is not stored then, for it would never be matched. */
  function matchesOf(read: AcceptedRead): MatchMessage[] | undefined {
    try {
      const found = matcher.match(readToMatch(read)).filter(({ explanation }) => explanation.decision !== 'drop')
      return found.map((match) => matchMessage(read, match, clock().getTime()))
    } catch (error) {
      log.error({ id: read.id, error: (error as Error).message }, 'the matcher fails on a read')
      return undefined
    }
  }

  async function store(reads: AcceptedRead[], matches: MatchMessage[], attempt = 1): Promise<Map<string, Outcome>> {
    try {
      const fresh = await storeReads(pool, reads, matches)
      return new Map(reads.map(({ id }) => [id, fresh.has(id) ? 'accepted' : 'duplicate']))
    } catch (error) {
      const failure = failureOf(error)
      if (failure === 'conflict' && attempt < 4) return store(reads, matches, attempt + 1)
      if (failure !== 'row') throw error
      if (reads.length > 1) return storeHalves(reads, matches)
      const [read] = reads
      log.error({ id: read?.id, error: (error as Error).message }, 'the database refuses a read')
      return new Map(reads.map(({ id }) => [id, 'failed']))
    }
  }

  async function storeHalves(reads: AcceptedRead[], matches: MatchMessage[]): Promise<Map<string, Outcome>> {
    const outcomes = new Map<string, Outcome>()
    const middle = reads.length >> 1
    for (const half of [reads.slice(0, middle), reads.slice(middle)]) {
      const ids = new Set(half.map(({ id }) => id))
      const own = matches.filter(({ read }) => ids.has(read.id))
      for (const [id, outcome] of await store(half, own)) outcomes.set(id, outcome)
    }
    return outcomes
  }

  return async (reads: AcceptedRead[]): Promise<Outcome[]> => {
    const begunAt = performance.now()
    const once = new Map<string, AcceptedRead>()
    for (const read of reads) if (!once.has(read.id)) once.set(read.id, read)
    const matches: MatchMessage[] = []
    const unique = [...once.values()].filter((read) => {
      const found = matchesOf(read)
      if (found) matches.push(...found)
      return found
    })
    unique.sort((a, b) => (a.id < b.id ? -1 : 1))
    const outcomes = await store(unique, matches)
    figures.commitRows.observe(unique.length)
    figures.commitSeconds.observe((performance.now() - begunAt) / 1000)
    const kept = matches.filter(({ read }) => outcomes.get(read.id) === 'accepted')
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
