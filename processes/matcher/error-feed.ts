import pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '#lib/core/clock.ts'
import type { Matcher } from '#lib/matching/matcher.ts'
import { MisreadMemory } from '#lib/matching/misread-memory.ts'
import { findCalibrations, findStandingMisreads } from '#lib/matching/misreads/queries.ts'
import { defaultCalibration, SourceCalibration } from '#lib/matching/probability/calibration.ts'

const retryMs = 1000
const lookEveryMs = 5000

/**
 * What is known of cameras' errors, kept as the database has it: misread verdicts that stand, and what each source's
 * confidence is worth. Read at first, whenever PostgreSQL says that one changed, and every five seconds to be sure.
 */
export function createErrorFeed(options: { url: string; matcher: Matcher; clock: Clock; log: Logger }) {
  const { url, matcher, clock, log } = options
  let client: pg.Client | undefined
  let misreads = new MisreadMemory()
  const ready = Promise.withResolvers<void>()
  let calibrated: Record<string, string> = {}
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let work: Promise<void> = Promise.resolve()

  async function connect(): Promise<void> {
    const db = new pg.Client({ connectionString: url, application_name: 'matcher errors', query_timeout: 10_000 })
    db.on('error', () => reopen(db))
    db.on('end', () => reopen(db))
    db.on('notification', () => void load(db))
    client = db
    try {
      await db.connect()
      // Listening comes before loading, so that no change falls between.
      await db.query('LISTEN misread; LISTEN calibration')
      await load(db)
    } catch (error) {
      fail(db, error)
    }
  }

  function fail(db: pg.Client, error: unknown): void {
    if (!closed) log.warn({ error: (error as Error).message }, 'misreads and calibrations cannot be read')
    reopen(db)
  }

  function reopen(db: pg.Client): void {
    if (closed || client !== db) return
    client = undefined
    clearTimeout(timer)
    db.end().catch(() => {})
    timer = setTimeout(() => void connect(), retryMs)
  }

  function load(db: pg.Client): Promise<void> {
    work = work.then(async () => {
      if (closed || client !== db) return
      clearTimeout(timer)
      try {
        calibrate(await findCalibrations(db))
        misreads = new MisreadMemory(await findStandingMisreads(db, clock()))
        ready.resolve()
        timer = setTimeout(() => void load(db), lookEveryMs)
      } catch (error) {
        fail(db, error)
      }
    })
    return work
  }

  function calibrate(stored: Record<string, unknown>): void {
    const now = Object.fromEntries(Object.entries(stored).map(([id, value]) => [id, JSON.stringify(value)]))
    for (const id of new Set([...Object.keys(now), ...Object.keys(calibrated)])) {
      if (now[id] === calibrated[id]) continue
      const parsed = SourceCalibration.safeParse(stored[id] ?? defaultCalibration)
      if (!parsed.success) log.error({ id, error: parsed.error.message }, 'a calibration cannot be read: the usual one')
      matcher.calibrate(id, parsed.data ?? defaultCalibration)
    }
    calibrated = now
  }

  return {
    /** Resolves once all was read, however long the database is away. */
    open(): Promise<void> {
      void connect()
      return ready.promise
    },
    /** The verdicts that stand. */
    misreads: () => misreads,
    async close(): Promise<void> {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
