/** What the desk says of its own picture (UX A, Trust): never by colour alone, always in these words. */
export type Trust = 'CONNECTING' | 'LIVE' | 'DELAYED' | 'LOST'

export const delayedAfterMs = 10_000
export const lostAfterMs = 15_000

export interface SignsOfLife {
  /** This machine's time of the last heartbeat, or of the page when none came yet. */
  lastBeatMs: number
  connected: boolean
  everConnected: boolean
}

/**
 * The state of the picture from the newest sign of life. A socket known to be cut is never LIVE, however fresh the last
 * heartbeat; a socket that pretends to be up without heartbeats is not believed.
 */
export function trustOf({ lastBeatMs, connected, everConnected }: SignsOfLife, nowMs: number): Trust {
  const silentMs = nowMs - lastBeatMs
  if (silentMs > lostAfterMs) return 'LOST'
  if (silentMs > delayedAfterMs) return 'DELAYED'
  if (connected) return 'LIVE'
  return everConnected ? 'DELAYED' : 'CONNECTING'
}
