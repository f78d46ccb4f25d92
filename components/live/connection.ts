/** What the desk says of its own picture (UX A, Trust): never by colour alone, always in these words. */
export type Trust = 'CONNECTING' | 'LIVE' | 'DELAYED' | 'LOST'

export const delayedAfterMs = 10_000
export const lostAfterMs = 15_000

export interface SignsOfLife {
  /** This machine's time of the last heartbeat or polled answer, or of the page when none came yet. */
  lastBeatMs: number
  connected: boolean
  everConnected: boolean
  /** The socket cannot be had, and the last question by HTTP was answered. */
  polling: boolean
}

/**
 * The state of the picture from the newest sign of life. A socket known to be cut is never LIVE, however fresh the last
 * heartbeat, unless the server answers by polling; a socket that pretends to be up without heartbeats is not believed.
 */
export function trustOf({ lastBeatMs, connected, everConnected, polling }: SignsOfLife, nowMs: number): Trust {
  const silentMs = nowMs - lastBeatMs
  if (silentMs > lostAfterMs) return 'LOST'
  if (silentMs > delayedAfterMs) return 'DELAYED'
  if (connected || polling) return 'LIVE'
  return everConnected ? 'DELAYED' : 'CONNECTING'
}

/** The word for the picture: how it is had is part of it. */
export const trustWords = (trust: Trust, { connected, polling }: Pick<SignsOfLife, 'connected' | 'polling'>): string =>
  trust === 'LIVE' && polling && !connected ? 'LIVE by polling' : trust
