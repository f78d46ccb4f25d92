import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Clock } from '#lib/core/clock.ts'
import { hotlistPaths, hotlistSecurity } from '#lib/hotlists/imports/openapi.ts'
import { countWaiting } from '#lib/matching/outbox/store.ts'
import { openApi } from '#lib/reads/openapi.ts'
import type { Figures } from './figures.ts'

export interface HealthDeps {
  pool: pg.Pool
  figures: Figures
  clock: Clock
  index: { loaded: boolean; size: number; asOf: Date | undefined }
  queue: { waiting: number }
  queueLimit: number
  web: { connected: boolean }
}

const patienceMs = 1000

/** GET /health, /metrics and /openapi.json. */
export function serveHealth(server: FastifyInstance, deps: HealthDeps): void {
  const { pool, figures, clock, index, queue, queueLimit, web } = deps

  async function look() {
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs).unref()
    })
    const database = await Promise.race([countWaiting(pool), late]).then(
      ({ waiting, oldestAt }) => ({ ok: true, waiting, oldestAt }),
      (error: Error) => ({ ok: false, waiting: null, oldestAt: null, error: error.message }),
    )
    const ageSeconds = index.asOf ? Math.round((clock().getTime() - index.asOf.getTime()) / 1000) : null
    return { database, ageSeconds }
  }

  server.get('/health', async (request, reply) => {
    const { database, ageSeconds } = await look()
    const full = queue.waiting >= queueLimit
    const reasons = [
      ...(database.ok ? [] : ['the database does not answer']),
      ...(index.loaded ? [] : ['the lists are not loaded yet']),
      ...(full ? ['the queue is full'] : []),
    ]
    return reply.code(reasons.length === 0 ? 200 : 503).send({
      ok: reasons.length === 0,
      reasons,
      database: database.ok ? 'reachable' : 'unreachable',
      // Marks in the index and matches in the outbox count covert ones too: strangers are told neither.
      index: { loaded: index.loaded, ageSeconds, ...(request.ofService && { size: index.size }) },
      queue: { waiting: queue.waiting, limit: queueLimit },
      // A web process that is away stops no read: its matches wait in the outbox.
      ...(request.ofService && { outbox: { waiting: database.waiting, oldestAt: database.oldestAt } }),
      web: web.connected ? 'connected' : 'away',
    })
  })

  server.get('/metrics', async (_request, reply) => {
    const { database, ageSeconds } = await look()
    figures.queueWaiting.set(queue.waiting)
    figures.indexSize.set(index.size)
    if (ageSeconds !== null) figures.indexAgeSeconds.set(ageSeconds)
    if (database.waiting !== null) figures.outboxWaiting.set(database.waiting)
    figures.webConnected.set(web.connected ? 1 : 0)
    return reply.type(figures.registry.contentType).send(await figures.registry.metrics())
  })

  const { paths, components } = openApi
  const whole = {
    ...openApi,
    paths: { ...paths, ...hotlistPaths },
    components: { ...components, securitySchemes: { ...components.securitySchemes, ...hotlistSecurity } },
  }
  server.get('/openapi.json', async () => whole)
}
