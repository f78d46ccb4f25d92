import type { IncomingMessage, ServerResponse } from 'node:http'
import { addressHeader } from '../access/auth.ts'
import { bearerOf } from '../access/bearer.ts'
import { currentSession } from '../access/queries.ts'
import { gate } from './gate-rule.ts'
import { isSameOrigin } from './same-origin.ts'

/**
 * Asked by the custom server before Next sees a request: without the session or token that the path needs, the request
 * is answered here and true is returned. What the person may do is then checked by each page, action and route.
 */
export async function refuseWithoutSession(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  request.headers[addressHeader] = request.socket.remoteAddress ?? ''
  // An act is answered by the page that offers it. Else Next sends it on to that page at the Host the client named,
  // which could be any machine, and answers 200 whatever came back.
  if (request.headers['next-action']) request.headers['x-action-forwarded'] = '1'
  const { url = '/', method = 'GET' } = request
  const need = gate(url, method)
  if (need === 'public') return false
  if (need === 'token') {
    return bearerOf(request.headers.authorization)
      ? false
      : refuse(response, 401, 'unauthenticated', 'A bearer token is needed')
  }
  if (!isSameOrigin({ method, headers: headersOf(request) })) {
    return refuse(response, 403, 'forbidden', 'Asked from another site. Nothing was changed.')
  }
  const session = await currentSession(new Headers({ cookie: request.headers.cookie ?? '' }))
  if (session) return false
  if ((method === 'GET' || method === 'HEAD') && !url.startsWith('/api/')) {
    response.writeHead(302, { location: signInPath(url), 'cache-control': 'no-store' }).end()
    return true
  }
  return refuse(
    response,
    401,
    'unauthenticated',
    'You are not signed in, or your session has ended. Nothing was changed.',
  )
}

const headersOf = ({ headers }: IncomingMessage) => ({ get: (name: string) => headers[name]?.toString() ?? null })

/** The sign-in page, from which the person goes on to `url`. */
export function signInPath(url: string): string {
  const path = url.split('?')[0] ?? '/'
  return path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`
}

function refuse(response: ServerResponse, status: number, code: string, message: string): true {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  response.writeHead(status, headers).end(JSON.stringify({ code, message }))
  return true
}
