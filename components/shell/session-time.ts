/** When a session ends and why: it is too old, or nothing was heard of it. All in milliseconds. */
export interface SessionTime {
  expiresMs: number
  idleMs: number
  /** When this window last asked the server for anything. */
  askedMs: number
}

/** UX D: the end by silence is told 60 s ahead; the end by age, which no press puts off, early enough to finish an act (policy). */
const warnIdleMs = 60_000
const warnAgeMs = 10 * 60_000

export type SessionStage = 'on' | 'ends-idle' | 'ends-old' | 'over'

/** What there is to say of a session now. */
export function stageOf({ expiresMs, idleMs, askedMs }: SessionTime, nowMs: number): SessionStage {
  const idleAtMs = askedMs + idleMs
  if (nowMs >= Math.min(idleAtMs, expiresMs)) return 'over'
  if (nowMs >= expiresMs - warnAgeMs) return 'ends-old'
  return nowMs >= idleAtMs - warnIdleMs ? 'ends-idle' : 'on'
}
