import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { refuseWithoutSession } from '#lib/web/gate.ts'
import { securityHeaders } from '#lib/web/security-headers.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

/** Every request: headers, then the gate that refuses by default, then Next. */
export function handleRequests(next: Handler, log: Logger): RequestListener {
  return async (request, response) => {
    try {
      for (const [name, value] of Object.entries(securityHeaders(request))) response.setHeader(name, value)
      if (await refuseWithoutSession(request, response)) return
      await next(request, response)
    } catch (error) {
      log.error({ error: (error as Error).message, path: request.url?.split('?')[0] }, 'a request failed')
      if (!response.headersSent) response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '2' })
      response.end(JSON.stringify({ code: 'unavailable', message: 'Nothing was changed. Try again in a few seconds.' }))
    }
  }
}

/** A browser tells where a socket was opened from; only our own pages may. Programs send no origin. */
export function sameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  if (origin === undefined) return true
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
