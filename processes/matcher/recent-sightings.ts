import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '#lib/core/clock.ts'
import { afterAllMatches, findRecentSightings, type RecentSighting } from '#lib/matching/intake/queries.ts'
import type { ListedSightings } from '#lib/matching/signals/listed-sightings.ts'

// A cold spell begins after seven days (lib/matching/signals): so far back and as much again is looked, newest first.
const backMs = 14 * 24 * 3_600_000
const most = 100_000
const page = 5000 // some 200 ms for the database, 20 ms of ours
const retryMs = 1000

/**
 * Tells the memory what was seen before this program began, so that a restart hides no second plate. Resolves when that
 * is done, however long the database is away; rejects only when `signal` ends the waiting.
 */
export async function recallSightings(options: {
  pool: pg.Pool
  sightings: ListedSightings
  clock: Clock
  log: Logger
  signal: AbortSignal
}): Promise<void> {
  const { pool, sightings, clock, log, signal } = options
  for (;;) {
    signal.throwIfAborted()
    const begunAt = performance.now()
    try {
      const recent = await findAll(pool, new Date(clock().getTime() - backMs))
      for (const { read, match } of recent.toReversed()) sightings.remember(read, match)
      const ms = Math.round(performance.now() - begunAt)
      return log.info({ matches: recent.length, vehicles: sightings.size, ms }, 'recent sightings recalled')
    } catch (error) {
      log.warn({ error: (error as Error).message }, 'recent sightings cannot be read')
      await delay(retryMs, undefined, { signal })
    }
  }
}

async function findAll(pool: pg.Pool, since: Date): Promise<RecentSighting[]> {
  const all: RecentSighting[] = []
  for (;;) {
    const before = all.at(-1)?.matchId ?? afterAllMatches
    const found = await findRecentSightings(pool, { since, before, limit: page })
    for (const each of found) all.push(each)
    if (found.length < page || all.length >= most) return all
  }
}
