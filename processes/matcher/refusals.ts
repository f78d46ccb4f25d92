import type pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '#lib/core/clock.ts'
import { createRefusalTally, refusalSample } from '#lib/reads/refusal-tally.ts'
import { addRefusals } from '#lib/reads/store.ts'
import type { Figures } from './figures.ts'

/** Stands for the source when the token is nobody's. */
export const stranger = 'unknown'

/** Counts what was refused into the database, once a second and in the background: no sender waits for it. */
export function createRefusals({
  pool,
  clock,
  log,
  figures,
}: {
  pool: pg.Pool
  clock: Clock
  log: Logger
  figures: Figures
}) {
  const tally = createRefusalTally()
  return {
    add(sourceId: string, code: string, message: string, raw: unknown): void {
      figures.refused.inc({ code })
      tally.add(sourceId, code, refusalSample(raw, message), clock().getTime())
    },
    async flush(): Promise<void> {
      const counts = tally.take()
      if (counts.length === 0) return
      try {
        await addRefusals(pool, counts)
      } catch (error) {
        tally.restore(counts)
        log.warn({ error: (error as Error).message }, 'refusals are not counted in the database yet')
      }
    },
  }
}
export type Refusals = ReturnType<typeof createRefusals>
