import type { z } from 'zod'
import { can, type Viewer } from '../access/viewer.ts'
import { appendAudit } from '../audit/store.ts'
import { done, type Result, refuse } from '../core/result.ts'
import type { CommandDeps } from '../db/command-deps.ts'
import type { WithdrawEntry } from './command-input.ts'
import { recordEdit } from './revisions/store.ts'

/**
 * Takes an entry off its list for good, with the reason. The matcher and the open alarms hear of it from the table
 * (NOTIFY hotlist): reads no longer match it, and nobody can be sent after it.
 */
export async function withdrawEntry(
  { db, clock }: CommandDeps,
  viewer: Viewer,
  { entryId, reason }: z.output<typeof WithdrawEntry>,
): Promise<Result<{ withdrawnAt: Date }>> {
  if (!can(viewer, 'hotlist:withdraw')) return refuse('forbidden', 'Your role may not withdraw entries')
  return db.$transaction(async (tx) => {
    const entry = await tx.hotlistEntry.findUnique({ where: { id: entryId } })
    if (!entry || (entry.action === 'SILENT' && !can(viewer, 'hotlist:read-restricted'))) {
      return refuse('not-found', 'There is no such entry')
    }
    const at = clock()
    const withdrawn = { status: 'withdrawn', withdrawnAt: at, withdrawnReason: reason, updatedAt: at }
    // Only one of two people at once changes the row; the other hears that it is done already.
    const { count } = await tx.hotlistEntry.updateMany({ where: { id: entryId, status: 'live' }, data: withdrawn })
    if (count === 0) return refuse('stale', 'The entry was withdrawn already. Nothing was changed.')
    await recordEdit(tx, {
      hotlistId: entry.hotlistId,
      at,
      by: viewer,
      reason,
      restricted: entry.action === 'SILENT',
      withdrawn: 1,
    })
    await appendAudit(tx, {
      at,
      actorId: viewer.id,
      actorRole: viewer.role,
      forceId: viewer.forceId,
      action: 'hotlist-entry.withdrawn',
      objectType: 'hotlist-entry',
      objectId: entryId,
      reason,
      detail: { vrm: entry.vrm, hotlistId: entry.hotlistId, category: entry.category, grade: entry.grade },
    })
    return done({ withdrawnAt: at })
  })
}
