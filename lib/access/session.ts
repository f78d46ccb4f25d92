import { accessPolicy, MINUTE_MS } from './policy.ts'

/** `activeAt`: the newest request, or the newest moment with an open socket. */
export interface SessionTimes {
  expiresAt: Date
  activeAt: Date
}

/** A session ends 12 h after the sign-in whatever happens, and earlier when nothing was heard of it for 30 min. */
export function sessionEndsAt(session: SessionTimes): Date {
  const idleAt = session.activeAt.getTime() + accessPolicy.idleMin * MINUTE_MS
  return new Date(Math.min(idleAt, session.expiresAt.getTime()))
}

export const isSessionLive = (session: SessionTimes, at: Date): boolean => sessionEndsAt(session) > at

/** The newest activity before which a session has ended at `at`; for use in SQL. */
export const idleSince = (at: Date): Date => new Date(at.getTime() - accessPolicy.idleMin * MINUTE_MS)

export const needsTouch = (session: SessionTimes, at: Date): boolean =>
  at.getTime() - session.activeAt.getTime() >= accessPolicy.touchSec * 1000
