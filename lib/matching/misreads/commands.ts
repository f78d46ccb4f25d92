import type { z } from 'zod'
import { can, type Viewer } from '#lib/access/viewer.ts'
import { appendAudit } from '#lib/audit/store.ts'
import { done, type Result, refuse } from '#lib/core/result.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import type { UndoMisread } from './command-input.ts'
import { undoOne } from './store.ts'

/**
 * Takes a misread verdict back: reads of that mark match the entry again from the moment the matcher hears of it
 * (NOTIFY misread). The verdict on its alarm stays what it was.
 */
export async function undoMisread(
  { db, clock }: CommandDeps,
  viewer: Viewer,
  { misreadId, reason }: z.output<typeof UndoMisread>,
): Promise<Result<{ undoneAt: Date }>> {
  if (!can(viewer, 'alarm:override')) return refuse('forbidden', 'Your role may not undo a misread')
  return db.$transaction(async (tx) => {
    const misread = await tx.misread.findUnique({ where: { id: misreadId } })
    const entry = misread && (await tx.hotlistEntry.findUnique({ where: { id: misread.entryId } }))
    if (!misread || (entry?.action === 'SILENT' && !can(viewer, 'alarm:read-restricted'))) {
      return refuse('not-found', 'There is no such misread')
    }
    const undoneAt = clock()
    if (misread.until <= undoneAt) return refuse('stale', 'Its time was over already. Nothing was changed.')
    // Only one of two people at once changes the row; the other hears that it is done already.
    if (!(await undoOne(tx, misreadId, { undoneAt, undoneById: viewer.id, undoReason: reason }))) {
      return refuse('stale', 'The misread was undone already. Nothing was changed.')
    }
    await appendAudit(tx, {
      at: undoneAt,
      actorId: viewer.id,
      actorRole: viewer.role,
      forceId: viewer.forceId,
      action: 'misread.undone',
      objectType: 'misread',
      objectId: misreadId,
      restricted: entry?.action === 'SILENT',
      reason,
      detail: { readMark: misread.readMark, entryId: misread.entryId, alarmId: misread.alarmId },
    })
    return done({ undoneAt })
  })
}
