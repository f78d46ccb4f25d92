/** What the desk says of its own picture (UX A, Trust): never by colour alone, always in these words. */
export type Trust = 'CONNECTING' | 'LIVE' | 'DELAYED' | 'LOST'

export const delayedAfterMs = 10_000
export const lostAfterMs = 15_000

export interface SignsOfLife {
  /** This machine's time of the last heartbeat or polled answer at which nothing was missing, or of the page when none came yet. */
  lastBeatMs: number
  connected: boolean
  /** Whether the picture was live since the page came. */
  everLive: boolean
  /** The socket cannot be had, and the last question by HTTP was answered. */
  polling: boolean
  /** Something is missing here: what makes it good was asked for, or waits for its turn, and has not come. */
  behind: boolean
}

/**
 * The state of the picture from the newest sign of life. A socket known to be cut is never LIVE, however fresh the last
 * heartbeat, unless the server answers by polling; a socket that pretends to be up without heartbeats is not believed; nor
 * is a picture LIVE that lacks something, however well the server is heard.
 */
export function trustOf({ lastBeatMs, connected, everLive, polling, behind }: SignsOfLife, nowMs: number): Trust {
  const silentMs = nowMs - lastBeatMs
  if (silentMs > lostAfterMs) return 'LOST'
  if (silentMs > delayedAfterMs) return 'DELAYED'
  if ((connected || polling) && !behind) return 'LIVE'
  return everLive ? 'DELAYED' : 'CONNECTING'
}

/** The word for the picture: how it is had is part of it. */
export const trustWords = (trust: Trust, { connected, polling }: Pick<SignsOfLife, 'connected' | 'polling'>): string =>
  trust === 'LIVE' && polling && !connected ? 'LIVE by polling' : trust
