import type pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '#lib/core/clock.ts'
import { covertAmong, markDelivered, refusedAmong, takeWaiting } from '#lib/matching/outbox/store.ts'
import { refusedMatches } from '#lib/reads/refusal-row.ts'
import { type MatchBatchAnswer, matchBatchLimit, notStored } from '#lib/realtime/contract.ts'
import type { Figures } from './figures.ts'
import type { Refusals } from './refusals.ts'
import type { WebLink } from './web-link.ts'

export const sweepEveryMs = 1000

export interface DeliveryDeps {
  pool: pg.Pool
  link: Pick<WebLink, 'connected' | 'send'>
  clock: Clock
  log: Logger
  figures: Figures
  refusals: Pick<Refusals, 'add'>
}

type Refused = Extract<MatchBatchAnswer, { ok: true }>['refused']

/** Empties the outbox into the web process: one batch at a time, oldest first, until each match has been answered for. */
export function createDelivery({ pool, link, clock, log, figures, refusals }: DeliveryDeps) {
  let running: Promise<void> | undefined
  let again = false

  /** True when a whole batch went and was answered for, so that there may be more: what was not is for the next sweep. */
  async function deliverBatch(): Promise<boolean> {
    const client = await pool.connect()
    try {
      // The rows stay locked until the answer: another matcher takes others, and a kill frees them.
      await client.query('BEGIN')
      const matches = await takeWaiting(client, matchBatchLimit)
      let answered = 0
      if (matches.length > 0) {
        const begunAt = performance.now()
        const answer = await link.send(matches)
        figures.deliverySeconds.observe((performance.now() - begunAt) / 1000)
        answered = await note(client, answer)
        if (!answer.ok) again = false
      }
      await client.query('COMMIT')
      client.release()
      return answered > 0 && matches.length === matchBatchLimit
    } catch (error) {
      client.release(true)
      throw error
    }
  }

  /** How many matches the answer is for. */
  async function note(client: pg.ClientBase, answer: MatchBatchAnswer): Promise<number> {
    if (!answer.ok) {
      log.warn({ code: answer.code, message: answer.message }, 'the web process took no matches: they stay')
      return 0
    }
    const answered = [
      ...answer.accepted.map((id) => ({ id, code: null })),
      ...answer.refused.map(({ id, code }) => ({ id, code })),
    ]
    const refused = answer.refused.length > 0 ? await refusedAnew(client, answer.refused) : []
    await markDelivered(client, answered, clock())
    if (refused.length > 0) await tellRefused(client, refused)
    figures.delivered.inc(answer.accepted.length)
    figures.deliveryRefused.inc(refused.length)
    return answered.length
  }

  /** What is offered again each hour and refused each time was counted the first time. */
  async function refusedAnew(client: pg.ClientBase, refused: Refused): Promise<Refused> {
    const ids = refused.map(({ id }) => id)
    const known = await refusedAmong(client, ids)
    return refused.filter(({ id }) => !known.has(id))
  }

  /** Counts what was set aside where people see refused reads (`/ingest`), that of SILENT entries where the cleared do. */
  async function tellRefused(client: pg.ClientBase, refused: Refused): Promise<void> {
    const ids = refused.map(({ id }) => id)
    const covert = await covertAmong(client, ids)
    for (const { id, code, message } of refused) {
      log.error({ id, code, message }, code === notStored ? 'a match was set aside' : 'a match was refused for good')
      refusals.add(covert.has(id) ? refusedMatches.covert : refusedMatches.open, code, message, `match ${id}`)
    }
  }

  async function run(): Promise<void> {
    try {
      do {
        again = false
        while (link.connected && (await deliverBatch()));
      } while (again && link.connected)
    } catch (error) {
      // Nothing is lost: what was not marked is sent again at the next sweep, and the web process knows it by its id.
      log.warn({ error: (error as Error).message }, 'matches were not delivered: they stay')
    }
  }

  return {
    /** Delivers what waits, now; called after each commit with matches, each connection and each second. */
    kick(): void {
      again = true
      if (!link.connected) return
      running ??= run().finally(() => {
        running = undefined
      })
    },
    idle: () => running ?? Promise.resolve(),
  }
}
