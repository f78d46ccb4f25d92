import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { sha256 } from '#lib/core/hash.ts'
import { failureOf } from '#lib/db/failure.ts'
import { canarySource } from '#lib/matching/canary/canary.ts'
import { imageTypes } from '#lib/reads/image.ts'
import { bodyLimitBytes } from '#lib/reads/read.ts'
import { BodyTooLarge, readBody } from './body-reader.ts'
import type { Figures } from './figures.ts'
import { QueueFull } from './group-commit.ts'
import { type Refusals, stranger } from './refusals.ts'
import type { FindSource } from './sources.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who posts; '' until the token has been seen. */
    sourceId: string
    /** Whether a program of the desk itself asks: it alone is told what is counted over covert entries too. */
    ofService: boolean
  }
}

export interface ServerDeps {
  findSource: FindSource
  refusals: Refusals
  figures: Figures
  /** Opens /metrics and the figures of /health, and lets the canary in. */
  serviceToken: string
  log: Logger
}

/** The matcher's HTTP server without its routes: bodies as bytes, who may post, and what is said when something is wrong. */
export function createServer({ findSource, refusals, serviceToken, log }: ServerDeps): FastifyInstance {
  const server = fastify({
    bodyLimit: bodyLimitBytes,
    // A list of a million rows takes a while to send; whoever sends a read has half a minute (body-reader.ts).
    requestTimeout: 15 * 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
  })
  server.removeAllContentTypeParsers()
  const types = ['application/json', 'application/x-ndjson', 'application/ndjson', ...imageTypes]
  server.addContentTypeParser(types, (request: FastifyRequest, payload: IncomingMessage) =>
    readBody(payload, request.routeOptions.bodyLimit ?? bodyLimitBytes),
  )
  server.decorateRequest('sourceId', '')
  server.decorateRequest('ofService', false)

  const serviceHash = sha256(serviceToken)
  server.addHook('onRequest', async (request, reply) => {
    const path = request.routeOptions.url ?? ''
    // Lists have tokens of their own, see hotlist-routes.ts.
    if (path.startsWith('/v1/hotlists/')) return
    const token = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1]
    request.ofService = token !== undefined && timingSafeEqual(sha256(token), serviceHash)
    if (path === '/health' || path === '/openapi.json') return
    if (path === '/metrics') {
      if (request.ofService) return
    } else if (path === '/v1/reads' && request.ofService) {
      request.sourceId = canarySource
      return
    } else if (token) {
      const source = await findSource(token)
      if (source) request.sourceId = source.id
      if (source?.enabled) return
      if (source) {
        refusals.add(source.id, 'source-disabled', 'the source is switched off', '')
        return reply.code(403).send({ code: 'source-disabled', message: 'This source is switched off' })
      }
    }
    refusals.add(stranger, 'bad-token', 'no source has this token', request.ip)
    const answer = { code: 'bad-token', message: 'No source has this token' }
    return reply.code(401).header('www-authenticate', 'Bearer').send(answer)
  })

  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ code: 'not-found', message: 'No such address' }),
  )
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const { status, code, message } = explain(error)
    if (status >= 500) log.warn({ code, error: error.message, url: request.url }, 'a request was not served')
    else refusals.add(request.sourceId || stranger, code, message, '')
    if (status === 503) reply.header('retry-after', '1')
    return reply.code(status).send({ code, message })
  })
  return server
}

function explain(error: FastifyError): { status: number; code: string; message: string } {
  if (error instanceof QueueFull) return { status: 503, code: 'overloaded', message: `${error.message}: send it again` }
  if (error instanceof BodyTooLarge) {
    return { status: 413, code: 'body-too-large', message: 'the body is too large: send less at a time' }
  }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return { status: 415, code: 'bad-content-type', message: 'send application/json or application/x-ndjson' }
  }
  const status = error.statusCode ?? 500
  if (status < 500) return { status, code: 'bad-request', message: error.message }
  if (failureOf(error) === 'row') return { status: 500, code: 'storage-failed', message: 'not stored: send it again' }
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) {
    return { status: 500, code: 'broken', message: 'a fault of ours: nothing is stored for certain, send it again' }
  }
  return { status: 503, code: 'unavailable', message: 'nothing of this is stored for certain: send it again' }
}
