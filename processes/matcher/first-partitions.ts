import type pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '#lib/core/clock.ts'
import { ensurePartitions, hasPartitions } from '#lib/db/partitions.ts'
import { untilItWorks } from './until-it-works.ts'

/**
 * Makes the partitions of a new database, without which no read can be stored: resolves when there are some, however long
 * the database is away; rejects only when `signal` ends the waiting. Later ones are made day by day, and no start waits for
 * those, since whoever reads the table for long, as a backup does, keeps them from being made.
 */
export function makeFirstPartitions(
  { pool, clock, step, log }: { pool: pg.Pool; clock: Clock; step: string | undefined; log: Logger },
  signal: AbortSignal,
): Promise<void> {
  return untilItWorks(
    async () => {
      if (!(await hasPartitions(pool))) await ensurePartitions(pool, clock(), step)
    },
    (error) => log.warn({ error }, 'there is no place for reads yet'),
    signal,
  )
}
