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
  let erased = 0
  for (;;) {
    const step = await eraseFeed(db, before, STEP)
    erased += step
    if (step < STEP) break
  }
  if (erased > 0) {
    const machine = { actorId: null, actorRole: null, forceId: null }
    await db.$transaction((tx) =>
      appendAudit(tx, {
        ...{ at, ...machine, action: 'feed.erased', objectType: 'feed', objectId: null },
        detail: { lines: erased, takenBefore: before.toISOString() },
      }),
    )
  }
  return erased
}
