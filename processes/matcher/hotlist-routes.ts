import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { bearerOf } from '#lib/access/bearer.ts'
import type { Clock } from '#lib/core/clock.ts'
import { createLongWork } from '#lib/db/long-work.ts'
import { guardOf } from '#lib/hotlists/files/guard.ts'
import { applyStaged } from '#lib/hotlists/imports/applying/commands.ts'
import { discardImport } from '#lib/hotlists/imports/ending/commands.ts'
import { countLive, type FeedList, feedStatus, findFeedList } from '#lib/hotlists/imports/feeding/queries.ts'
import type { ImportDeps, Importer } from '#lib/hotlists/imports/importer.ts'
import { findRefusals } from '#lib/hotlists/imports/queries.ts'
import { openImport, stageImport } from '#lib/hotlists/imports/staging/commands.ts'
import { stageBySize } from '#lib/hotlists/imports/thread/store.ts'
import { BodyTooLarge } from './body-reader.ts'
import { limited, preconditionOf } from './list-request.ts'

export interface HotlistRoutesDeps {
  databaseUrl: string
  pool: pg.Pool
  clock: Clock
  /** A list's file may be this long; it is never held whole. */
  limitBytes: number
  index: { revisionOf(listId: string): number | undefined }
}

export interface HotlistRoutes {
  /**
   * Has the database client compiled before reads come: its first query keeps this thread busy for half a second, and at
   * the first file of a list that would be reads' time. A database that is away is no matter.
   */
  warm(): Promise<void>
  close(): Promise<void>
}

interface Params {
  source: string
}
interface Query {
  dryRun?: string
  confirmWithdrawals?: string
}
/** Refused rows named in an answer; all of them are counted, and kept for the list's owner. */
const mostRefusals = 1000
const countedForMs = 60_000
const formats: Record<string, 'csv' | 'ndjson'> = {
  'text/csv': 'csv',
  'application/csv': 'csv',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
}

/** PUT, PATCH and GET /v1/hotlists/{source}: whole lists, deltas and their state, for the machine that feeds a list. */
export function serveHotlists(server: FastifyInstance, deps: HotlistRoutesDeps): HotlistRoutes {
  const { databaseUrl, pool, clock, limitBytes, index } = deps
  let work: ReturnType<typeof createLongWork> | undefined
  const counts = new Map<string, { revision: number; atMs: number; live: Promise<number> }>()

  /** Counted once a revision and minute: a feed that asks how far the matcher is must not keep the database busy. */
  function countOf(list: FeedList): Promise<number> {
    const known = counts.get(list.id)
    const at = clock()
    if (known?.revision === list.revision && at.getTime() - known.atMs < countedForMs) return known.live
    const live = countLive(pool, list, at)
    counts.set(list.id, { revision: list.revision, atMs: at.getTime(), live })
    live.catch(() => counts.delete(list.id))
    return live
  }
  const importDeps = (): ImportDeps => {
    work ??= createLongWork(databaseUrl)
    return { db: work.db, url: databaseUrl, clock, newId: randomUUID, stage: stageBySize }
  }

  server.register(async (feeds) => {
    // Bodies are read by the routes, piece by piece.
    feeds.removeAllContentTypeParsers()
    feeds.addContentTypeParser('*', (_request, _payload, done) => done(null))

    const open = async (request: FastifyRequest, reply: FastifyReply): Promise<FeedList | undefined> => {
      const token = bearerOf(request.headers.authorization)
      const list = token ? await findFeedList(pool, (request.params as Params).source, token) : undefined
      // One answer for a wrong token and for a list that is not there: nobody learns which lists there are.
      if (!list)
        refuse(reply.header('www-authenticate', 'Bearer'), 401, 'bad-token', 'No list of this name has this token')
      return list
    }

    feeds.get('/v1/hotlists/:source', async (request, reply) => {
      const list = await open(request, reply)
      if (!list) return reply
      const [status, live] = await Promise.all([feedStatus(pool, list, clock()), countOf(list)])
      return reply.header('etag', `"${list.tag}"`).send({
        ...status,
        live,
        matcher: {
          revision: index.revisionOf(list.id) ?? null,
          current: index.revisionOf(list.id) === list.revision,
        },
      })
    })

    for (const [method, kind] of [
      ['PUT', 'full'],
      ['PATCH', 'delta'],
    ] as const) {
      feeds.route({
        method,
        url: '/v1/hotlists/:source',
        handler: async (request, reply) => {
          const list = await open(request, reply)
          if (!list) return reply
          const format = formats[(request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '']
          if (!format) return refuse(reply, 415, 'bad-content-type', 'send text/csv or application/x-ndjson')
          if (request.headers['content-encoding'])
            return refuse(reply, 415, 'bad-encoding', 'send it as it is, not compressed')
          const expected = preconditionOf(request.headers['if-match'])
          if (expected === undefined) {
            return refuse(
              reply,
              428,
              'if-match-needed',
              `say with If-Match which revision this follows: "${list.tag}", or * for any`,
            )
          }
          if (expected === 'bad')
            return refuse(reply, 400, 'bad-if-match', 'If-Match is a revision in quotation marks, or *')
          if (expected !== '*' && expected !== list.tag) return stale(reply, list.tag)
          return take({ request, reply, list, kind, format, expected })
        },
      })
    }
  })

  interface Taken {
    request: FastifyRequest
    reply: FastifyReply
    list: FeedList
    kind: 'full' | 'delta'
    format: 'csv' | 'ndjson'
    expected: number | '*'
  }

  async function take({ request, reply, list, kind, format, expected }: Taken): Promise<FastifyReply> {
    const query = request.query as Query
    const length = request.headers['content-length']
    const bytes = length === undefined ? undefined : Number(length)
    if (bytes !== undefined && bytes > limitBytes) throw new BodyTooLarge(`more than ${limitBytes} bytes`)
    const work = importDeps()
    const by: Importer = {
      id: null,
      name: `the feed of ${list.name}`,
      role: null,
      forceId: list.forceId,
      cleared: true,
    }
    const opened = await openImport(work, by, { hotlistId: list.id, kind, fileName: null })
    if (!opened.ok) return refuse(reply, 404, opened.refusal.kind, opened.refusal.message)
    const { importId } = opened.value
    const staged = await stageImport(work, by, { importId, format, source: limited(request.raw, limitBytes) })
    const refused = await findRefusals(pool, importId, mostRefusals)
    if (!staged.ok) return refuse(reply, 422, 'bad-file', staged.refusal.message, { refused })
    const { counts } = staged.value
    const guard = guardOf(counts, list.guardShare)
    const confirmed = query.confirmWithdrawals === '1'
    const told = { counts, refused, refusedCount: counts.refused }
    if (query.dryRun === '1') {
      await discardImport(work, importId)
      return reply
        .header('etag', `"${list.tag}"`)
        .send({ ...told, dryRun: true, needsConfirmation: kind === 'full' && guard.stops })
    }
    const applied = await applyStaged(work, by, {
      importId,
      asSeen: false,
      ...(confirmed && { confirmWithdrawals: 'confirmed by the feed' }),
      ...(expected !== '*' && { ifRevision: expected }),
    })
    if (applied.ok) {
      return reply.header('etag', `"${applied.value.revision}"`).send({ revision: applied.value.revision, ...told })
    }
    await discardImport(work, importId)
    const { kind: why, message } = applied.refusal
    if (why === 'blocked')
      return refuse(reply, 409, 'guard', `${message} Send it with ?confirmWithdrawals=1 if it is meant.`, told)
    if (why === 'stale') return stale(reply, (await feedStatus(pool, list, clock())).revision)
    return refuse(reply, 422, why, message, told)
  }

  return {
    warm: async () => {
      await importDeps()
        .db.hotlist.findFirst({ select: { id: true } })
        .catch(() => undefined)
    },
    close: async () => work?.close(),
  }
}

const refuse = (reply: FastifyReply, status: number, code: string, message: string, more: object = {}): FastifyReply =>
  reply.code(status).send({ code, message, ...more })

const stale = (reply: FastifyReply, tag: number): FastifyReply =>
  refuse(reply.header('etag', `"${tag}"`), 412, 'stale', `The list is at revision "${tag}": nothing was changed`)
