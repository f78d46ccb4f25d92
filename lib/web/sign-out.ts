import { auth, findSession, forgetSession } from '../access/queries.ts'
import { appendAudit } from '../audit/store.ts'
import { done, type Result } from '../core/result.ts'
import { database } from '../db/prisma.ts'
import { leave } from '../watch/keeping/commands.ts'
import { commandDeps } from './command-deps.ts'

/**
 * Ends the session of the cookie, if there is one; the cookies to set so that the browser forgets it. Refused to whoever
 * owns a High or Medium without a decision: nobody walks out on one.
 */
export async function signOut(headers: Headers, at: Date): Promise<Result<string[]>> {
  const session = await findSession(headers, at)
  if (session) {
    const left = await leave({ ...commandDeps(), clock: () => at }, session.viewer, 'signed-out')
    if (!left.ok) return left
  }
  const response = await auth().api.signOut({ headers, asResponse: true })
  forgetSession(headers)
  if (session) {
    const { id, role, forceId } = session.viewer
    await database().$transaction((tx) =>
      appendAudit(tx, {
        at,
        actorId: id,
        actorRole: role,
        forceId,
        action: 'person.signed-out',
        objectType: 'person',
        objectId: id,
      }),
    )
  }
  return done(response.headers.getSetCookie())
}
