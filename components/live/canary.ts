import type { CanaryState } from '#lib/realtime/contract.ts'

export interface CanaryStand {
  /** Since the last synthetic read was sent that arrived here; null when none has. */
  ageMs: number | null
  /** What it took from the matcher's door to the web's word for the screens. */
  endToEndMs: number | null
  missed: boolean
}

/**
 * How the canary stands now, by the server's time. It is missed when none came for as long as the policy allows; a web
 * process that has only begun to send is given that time too.
 */
export function canaryStand(canary: CanaryState | null, nowMs: number): CanaryStand {
  if (!canary) return { ageMs: null, endToEndMs: null, missed: false }
  const { last, since, missedAfterSec } = canary
  const sentMs = last && Date.parse(last.sentAt)
  const waitedMs = nowMs - Math.max(sentMs ?? 0, Date.parse(since))
  return {
    ageMs: sentMs === null ? null : nowMs - sentMs,
    endToEndMs: last && Date.parse(last.takenAt) - Date.parse(last.sentAt),
    missed: waitedMs > missedAfterSec * 1000,
  }
}
