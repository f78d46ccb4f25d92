import type { Logger } from 'pino'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import { canaryRead, keptDays, retryAfterMs, slotOf } from '#lib/matching/canary/canary.ts'
import { claimSlot, findLastRun, forgetRuns } from '#lib/matching/canary/store.ts'
import type { CanaryState } from '#lib/realtime/contract.ts'

const lookEveryMs = 5_000
const answerWithinMs = 5_000
const dayMs = 86_400_000

export interface CanarySettings {
  matcherUrl: string
  token: string
  everySec: number
  missedAfterSec: number
}

export interface CanaryFeed {
  state: () => CanaryState
  /** Looks whether a canary has come; called when the database says so. */
  wake: () => Promise<void>
  stop: () => void
}

/** Sends a canary through the matcher's door every interval, and tells screens of each that came back. */
export async function createCanaryFeed(
  { db, clock }: CommandDeps,
  { matcherUrl, token, everySec, missedAfterSec }: CanarySettings,
  tell: (state: CanaryState) => void,
  log: Logger,
): Promise<CanaryFeed> {
  let state: CanaryState = {
    last: await findLastRun(db),
    since: clock().toISOString(),
    everySec,
    missedAfterSec,
  }
  let missed = false

  async function wake(): Promise<void> {
    const last = await findLastRun(db)
    if (!last || last.sentAt === state.last?.sentAt) return
    state = { ...state, last }
    tell(state)
  }

  async function turn(): Promise<void> {
    const at = clock()
    const slot = slotOf(at.getTime(), everySec)
    const retryBefore = new Date(at.getTime() - Math.min(retryAfterMs, everySec * 1000))
    if (await claimSlot(db, { slot, at, retryBefore })) await send(at)
    await wake()
    judge(at)
    await forgetRuns(db, new Date(at.getTime() - keptDays * dayMs))
  }

  async function send(at: Date): Promise<void> {
    const response = await fetch(`${matcherUrl}/v1/reads`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(canaryRead(at)),
      signal: AbortSignal.timeout(answerWithinMs),
    })
    await response.body?.cancel()
    if (response.status !== 202) log.warn({ status: response.status }, 'the matcher did not take the canary')
  }

  function judge(at: Date): void {
    const newest = Math.max(Date.parse(state.last?.sentAt ?? state.since), Date.parse(state.since))
    const now = at.getTime() - newest > missedAfterSec * 1000
    if (now && !missed)
      log.error({ last: state.last?.sentAt ?? null }, 'the canary is missed: reads may not reach desks')
    if (!now && missed) log.info('the canary is back')
    missed = now
  }

  let running = false
  const look = () => {
    if (running) return
    running = true
    void turn()
      .catch((error: Error) => {
        log.warn({ error: error.message }, 'the canary could not be sent, will try again')
        judge(clock())
      })
      .finally(() => {
        running = false
      })
  }
  const timer = setInterval(look, Math.min(lookEveryMs, everySec * 500))
  look()
  return {
    state: () => state,
    wake: () => wake().catch((error: Error) => log.warn({ error: error.message }, 'cannot look for the canary')),
    stop: () => clearInterval(timer),
  }
}
