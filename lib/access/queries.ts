import { processSlot } from '../core/slot.ts'
import { database } from '../db/prisma.ts'
import { env, requireSetting } from '../env.ts'
import { type Auth, createAuth } from './auth.ts'
import { isRole, permissionsOf } from './role.ts'
import { isSessionLive, needsTouch, sessionEndsAt } from './session.ts'
import { touchSession } from './store.ts'
import type { Viewer } from './viewer.ts'

export interface ViewerSession {
  viewer: Viewer
  sessionId: string
  /** If nothing more is heard of it. */
  endsAt: Date
  /** Whatever happens. */
  expiresAt: Date
}

export function auth(): Auth {
  return processSlot('auth', () =>
    createAuth(database(), { secret: requireSetting('AUTH_SECRET'), publicUrl: env().PUBLIC_URL }),
  )
}

/** The session of a request's or a handshake's cookie, read now; its use counts as activity. */
export async function findSession(headers: Headers, at: Date): Promise<ViewerSession | null> {
  const found = await auth().api.getSession({ headers: cookieOnly(headers), query: { disableRefresh: true } })
  if (!found) return null
  const { session, user } = found
  const times = { expiresAt: session.expiresAt, activeAt: session.updatedAt }
  if (user.disabled || !isRole(user.role) || !isSessionLive(times, at)) return null
  if (needsTouch(times, at)) await touchSession(database(), session.id, at)
  const { id, name, role, forceId = null, cleared } = user
  const viewer = { id, name, role, forceId, permissions: permissionsOf({ role, cleared }) }
  return {
    viewer,
    sessionId: session.id,
    endsAt: sessionEndsAt({ ...times, activeAt: at }),
    expiresAt: session.expiresAt,
  }
}

// One request asks several times (gate, layout, page, action). A second is short enough for a person who is disabled.
const KEPT_MS = 1000
const kept = () =>
  processSlot('sessions', () => ({
    byCookie: new Map<string, { found: ViewerSession; until: number }>(),
    /** Grows whenever something is forgotten: what was asked for before must not serve after. */
    forgotten: 0,
  }))

/** As `findSession`, but an answer up to a second old may serve; works inside Next and in plain Node alike. */
export async function currentSession(headers: Headers, at: Date = new Date()): Promise<ViewerSession | null> {
  const key = headers.get('cookie')
  if (!key) return null
  const sessions = kept()
  const { byCookie, forgotten } = sessions
  const known = byCookie.get(key)
  if (known && known.until > at.getTime()) return known.found
  if (byCookie.size > 1000) byCookie.clear()
  const found = await findSession(headers, at)
  // People changed while it was asked for: whoever is let in now would be looked at again only in half a minute.
  if (sessions.forgotten !== forgotten) return currentSession(headers, at)
  if (found) byCookie.set(key, { found, until: at.getTime() + KEPT_MS })
  else byCookie.delete(key)
  return found
}

/** The signed-in person behind a request or a socket's handshake. */
export async function sessionViewer(headers: Headers, at: Date = new Date()): Promise<Viewer | null> {
  return (await currentSession(headers, at))?.viewer ?? null
}

/** After people were changed nobody's session may be served from memory. */
export function forgetSessions(): void {
  const sessions = kept()
  sessions.forgotten++
  sessions.byCookie.clear()
}

/** After a sign-out the next request must not be served from memory. */
export function forgetSession(headers: Headers): void {
  const sessions = kept()
  sessions.forgotten++
  sessions.byCookie.delete(headers.get('cookie') ?? '')
}

// The library sees the cookie alone: nothing else a client sends can steer it.
function cookieOnly(headers: Headers): Headers {
  return new Headers({ cookie: headers.get('cookie') ?? '' })
}
