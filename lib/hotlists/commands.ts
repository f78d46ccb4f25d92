import type { z } from 'zod'
import { can, type Viewer } from '../access/viewer.ts'
import { done, type Result, refuse } from '../core/result.ts'
import type { CommandDeps } from '../db/command-deps.ts'
import type { WithdrawEntry } from './command-input.ts'
import { changeEntry, holdEntry, lapseAuthorisation } from './entries/store.ts'

/**
 * Takes an entry off its list for good, with the reason. The matcher and the open alarms hear of it from the table
 * (NOTIFY hotlist): reads no longer match it, and nobody can be sent after it.
 */
export async function withdrawEntry(
  { db, clock, newId }: CommandDeps,
  viewer: Viewer,
  { entryId, reason }: z.output<typeof WithdrawEntry>,
): Promise<Result<{ withdrawnAt: Date }>> {
  if (!can(viewer, 'hotlist:withdraw')) return refuse('forbidden', 'Your role may not withdraw entries')
  return db.$transaction(async (tx) => {
    const entry = await holdEntry(tx, viewer, entryId)
    if (!entry) return refuse('not-found', 'There is no such entry')
    const at = clock()
    const withdrawn = { status: 'withdrawn', withdrawnAt: at, withdrawnReason: reason }
    const change = { kind: 'withdrawn', viewer, at, reason, newId } as const
    // Only one of two people at once changes the row; the other hears that it is done already.
    const after = entry.status !== 'withdrawn' && (await changeEntry(tx, entry, withdrawn, change))
    if (!after) return refuse('stale', 'The entry was withdrawn or changed already. Nothing was changed.')
    await lapseAuthorisation(tx, entryId, at)
    return done({ withdrawnAt: at })
  })
}
