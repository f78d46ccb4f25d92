import { auth, findSession, forgetSession } from '../access/queries.ts'
import { appendAudit } from '../audit/store.ts'
import { database } from '../db/prisma.ts'

/** Ends the session of the cookie, if there is one; the cookies to set so that the browser forgets it. */
export async function signOut(headers: Headers, at: Date): Promise<string[]> {
  const session = await findSession(headers, at)
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
  return response.headers.getSetCookie()
}
