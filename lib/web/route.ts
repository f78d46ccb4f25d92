import { bearerOf, hashToken, type Scope } from '../access/bearer.ts'
import type { Permission } from '../access/permission.ts'
import { sessionViewer } from '../access/queries.ts'
import { type ApiClient, findApiClient, touchApiClient } from '../access/store.ts'
import { can, type Viewer } from '../access/viewer.ts'
import { database } from '../db/prisma.ts'
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

/** A route for signed-in people: 401 without a session, 403 without the permission or from another site. */
export function sessionRoute(
  permission: Permission,
  handler: (request: Request, given: { viewer: Viewer; params: Params }) => Answer,
): RouteHandler {
  return (request, context) =>
    orUnavailable(request, async () => {
      const viewer = await sessionViewer(request.headers)
      if (!viewer) return answer(401, { code: 'unauthenticated', message: 'You are not signed in' })
      if (!can(viewer, permission)) return answer(403, { code: 'forbidden', message: 'Your role may not do this' })
      if (!isSameOrigin(request)) return answer(403, { code: 'forbidden', message: 'Asked from another site' })
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
