import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '#lib/core/clock.ts'
import { findRecentSightings } from '#lib/matching/intake/queries.ts'
import type { ListedSightings } from '#lib/matching/signals/listed-sightings.ts'

// A cold spell begins after seven days (lib/matching/signals): so far back and as much again is looked, newest first.
const backMs = 14 * 24 * 3_600_000
const most = 100_000
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
      const recent = await findRecentSightings(pool, new Date(clock().getTime() - backMs), most)
      for (const { read, match } of recent) sightings.remember(read, match)
      const ms = Math.round(performance.now() - begunAt)
      return log.info({ matches: recent.length, vehicles: sightings.size, ms }, 'recent sightings recalled')
    } catch (error) {
      log.warn({ error: (error as Error).message }, 'recent sightings cannot be read')
      await delay(retryMs, undefined, { signal })
    }
  }
}
