import { appendAudit } from '#lib/audit/store.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import { policyAt } from '../intake/queries.ts'
import { eraseFeed } from './store.ts'

const DAY_MS = 86_400_000
const STEP = 5_000

/**
 * Erases what has been in the feed longer than the policy's `feedDays`; run hourly. Reads and matches stay as long as
 * their own rules say: the feed only shows them. Steps are short, so that matches coming in never wait for it.
 */
export async function purgeFeed({ db, clock }: CommandDeps): Promise<number> {
  const at = clock()
  const { settings } = await policyAt(db, at)
  const before = new Date(at.getTime() - settings.feedDays * DAY_MS)
  const gone = { open: 0, covert: 0 }
  for (;;) {
    const step = await eraseFeed(db, before, STEP)
    gone.open += step.erased - step.covert
    gone.covert += step.covert
    if (step.erased < STEP) break
  }
  // Two entries, so that the number of covert lines is for cleared auditors.
  for (const [lines, restricted] of [
    [gone.open, false],
    [gone.covert, true],
  ] as const) {
    if (lines === 0) continue
    const machine = { actorId: null, actorRole: null, forceId: null }
    await db.$transaction((tx) =>
      appendAudit(tx, {
        ...{ at, ...machine, action: 'feed.erased', objectType: 'feed', objectId: null, restricted },
        detail: { lines, takenBefore: before.toISOString() },
      }),
    )
  }
  return gone.open + gone.covert
}
