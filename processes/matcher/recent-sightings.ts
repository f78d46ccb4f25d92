import type pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '#lib/core/clock.ts'
import {
  afterAllMatches,
  findHorizon,
  findRecentSightings,
  findSightingsSince,
  isLater,
  type RecentSighting,
} from '#lib/matching/intake/queries.ts'

import type { ListedSightings } from '#lib/matching/signals/listed-sightings.ts'
import { untilItWorks } from './until-it-works.ts'

// A cold spell begins after seven days (lib/matching/signals): so far back and as much again is looked, newest first.
const backMs = 14 * 24 * 3_600_000
const most = 100_000
const page = 5000 // some 200 ms for the database, 20 ms of ours
// A transaction is over long before.
const sharedBackMs = 3_600_000

interface Deps {
  pool: pg.Pool
  sightings: ListedSightings
  clock: Clock
  log: Logger
}

/** Keeps the memory of sightings as the database has them, whichever matcher stored them. */
export function createSightingFeed({ pool, sightings, clock, log }: Deps) {
  let horizon: string | undefined

  const remember = (found: Iterable<RecentSighting>) => {
    for (const { read, match } of found) sightings.remember(read, match)
  }

  return {
    /**
     * Tells the memory what was seen before this program began, so that a restart hides no second plate. Resolves when
     * that is done, however long the database is away; rejects only when `signal` ends the waiting.
     */
    recall: (signal: AbortSignal): Promise<void> =>
      untilItWorks(
        async () => {
          const begunAt = performance.now()
          const from = await findHorizon(pool)
          const recent = await findAll(pool, new Date(clock().getTime() - backMs))
          remember(recent.toReversed())
          horizon = from
          const ms = Math.round(performance.now() - begunAt)
          log.info({ matches: recent.length, vehicles: sightings.size, ms }, 'recent sightings recalled')
        },
        (error) => log.warn({ error }, 'recent sightings cannot be read'),
        signal,
      ),
    /**
     * Everything that any matcher had stored when this was called is known when it resolves; asked before the signals of a
     * match are worked out, so that two plates read by two matchers meet. Rejects when the database cannot be asked.
     */
    async catchUp(): Promise<void> {
      if (horizon === undefined) return
      const matchedSince = new Date(clock().getTime() - sharedBackMs)
      const found = await findSightingsSince(pool, { horizon, matchedSince })
      remember(found.sightings)
      // Two may ask at once: the one that saw more says where to go on.
      if (isLater(found.horizon, horizon)) horizon = found.horizon
    },
  }
}
export type SightingFeed = ReturnType<typeof createSightingFeed>

async function findAll(pool: pg.Pool, since: Date): Promise<RecentSighting[]> {
  const all: RecentSighting[] = []
  for (;;) {
    const before = all.at(-1)?.matchId ?? afterAllMatches
    const found = await findRecentSightings(pool, { since, before, limit: page })
    for (const each of found) all.push(each)
    if (found.length < page || all.length >= most) return all
  }
}
