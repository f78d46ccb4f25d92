/** Policy of this product, not a national standard. DOMAIN: lock after 5 failures, idle 30 min. */
export const accessPolicy = {
  failuresBeforeLock: 5,
  lockMin: 15,
  sessionHours: 12,
  idleMin: 30,
  /** The last activity of a session is written at most this often, not at every request. */
  touchSec: 60,
} as const

export const MINUTE_MS = 60_000
