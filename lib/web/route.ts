import { bearerOf, hashToken, type Scope } from '../access/bearer.ts'
import type { Permission } from '../access/permission.ts'
import { sessionViewer } from '../access/queries.ts'
import { type ApiClient, findApiClient, touchApiClient } from '../access/store.ts'
import { can, type Viewer } from '../access/viewer.ts'
import { database } from '../db/prisma.ts'
import { type AllowanceName, takeAllowance } from './allowances.ts'
import { isSameOrigin } from './same-origin.ts'
import { webLog } from './web-log.ts'

type Params = Record<string, string>
type RouteContext = { params: Promise<Params> }
type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>
type Answer = Response | Promise<Response>

/** A JSON answer that no cache keeps; `{code, message}` for refusals. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } })
}

/** What throws is a bug or a database that is away: the caller is told to come back, and the log why. */
async function orUnavailable(request: Request, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    webLog().error({ err: error, method: request.method, path: new URL(request.url).pathname }, 'a route failed')
    const message = 'Not able to answer now. Try again in a few seconds.'
    return answer(503, { code: 'unavailable', message }, { 'retry-after': '2' })
  }
}

/** Refuses for now: whoever asked waits as long as is said and asks the same again. */
export function tooOften(waitMs: number): Response {
  const seconds = Math.ceil(waitMs / 1_000)
  const message = `You have asked too often. Nothing was lost: ask again in ${seconds} s.`
  return answer(429, { code: 'too-often', message }, { 'retry-after': String(seconds) })
}

/**
 * A route for signed-in people: 401 without a session, 403 without the permission or from another site, 429 when the
 * person has used up what they may ask of this kind, which is `look` where nothing else is said.
 */
export function sessionRoute(
  need: Permission | { permission: Permission; allowance: AllowanceName },
  handler: (request: Request, given: { viewer: Viewer; params: Params }) => Answer,
): RouteHandler {
  const { permission, allowance } = typeof need === 'string' ? { permission: need, allowance: 'look' as const } : need
  return (request, context) =>
    orUnavailable(request, async () => {
      const viewer = await sessionViewer(request.headers)
      if (!viewer) return answer(401, { code: 'unauthenticated', message: 'You are not signed in' })
      if (!can(viewer, permission)) return answer(403, { code: 'forbidden', message: 'Your role may not do this' })
      if (!isSameOrigin(request)) return answer(403, { code: 'forbidden', message: 'Asked from another site' })
      const waitMs = takeAllowance(allowance, viewer.id)
      if (waitMs > 0) return tooOften(waitMs)
      return handler(request, { viewer, params: await context.params })
    })
}

const TOUCH_MS = 60_000

/** A route for programs with an API token: 401 without a good one, 403 when it has not the scope. */
export function tokenRoute(
  scope: Scope,
  handler: (request: Request, given: { client: ApiClient; params: Params }) => Answer,
): RouteHandler {
  return (request, context) =>
    orUnavailable(request, async () => {
      const token = bearerOf(request.headers.get('authorization'))
      const client = token ? await findApiClient(database(), hashToken(token)) : undefined
      if (!client) {
        return answer(
          401,
          { code: 'unauthenticated', message: 'A valid bearer token is needed' },
          { 'www-authenticate': 'Bearer' },
        )
      }
      if (!client.scopes.includes(scope))
        return answer(403, { code: 'forbidden', message: `The token lacks the scope ${scope}` })
      const at = new Date()
      if (at.getTime() - (client.lastUsedAt?.getTime() ?? 0) > TOUCH_MS) await touchApiClient(database(), client.id, at)
      return handler(request, { client, params: await context.params })
    })
}
