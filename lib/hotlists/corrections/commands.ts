import type { z } from 'zod'
import { can, type Viewer } from '../../access/viewer.ts'
import { appendAudit } from '../../audit/store.ts'
import { done, type Result, refuse } from '../../core/result.ts'
import type { CommandDeps } from '../../db/command-deps.ts'
import { changeEntry, lapseAuthorisation } from '../entries/store.ts'
import { holdListOf } from '../revisions/store.ts'
import type { ResolveTask } from './command-input.ts'
import { resolveOpen } from './store.ts'

/**
 * Records what the owner of a list made of a finding. "Withdrawn" takes the entry off its list in the same
 * transaction; "corrected" is believed only when the entry has changed since.
 */
export async function resolveTask(
  { db, clock, newId }: CommandDeps,
  viewer: Viewer,
  { taskId, resolution, reason }: z.output<typeof ResolveTask>,
): Promise<Result<{ resolvedAt: Date }>> {
  if (!can(viewer, 'correction:resolve')) return refuse('forbidden', 'Your role may not answer for entries')
  return db.$transaction(async (tx) => {
    const asked = await tx.correctionTask.findUnique({ where: { id: taskId }, select: { entryId: true } })
    if (asked && resolution === 'withdrawn') await holdListOf(tx, asked.entryId)
    const task = await tx.correctionTask.findUnique({ where: { id: taskId }, include: { entry: true } })
    if (!task || (isCovertTask(task) && !can(viewer, 'hotlist:read-restricted'))) {
      return refuse('not-found', 'There is no such task')
    }
    const at = clock()
    const { entry } = task
    if (resolution === 'corrected' && entry.updatedAt <= task.raisedAt) {
      return refuse('illegal', 'The entry has not been changed since: change it first, or say why it is right')
    }
    if (resolution === 'withdrawn' && entry.status !== 'withdrawn') {
      if (!can(viewer, 'hotlist:withdraw')) return refuse('forbidden', 'Your role may not withdraw entries')
      const withdrawn = { status: 'withdrawn', withdrawnAt: at, withdrawnReason: reason }
      const change = { kind: 'withdrawn', viewer, at, reason, newId } as const
      if (!(await changeEntry(tx, entry, withdrawn, change))) {
        return refuse('stale', 'The entry was changed meanwhile. Nothing was changed.')
      }
      await lapseAuthorisation(tx, entry.id, at)
    }
    const by = { resolvedAt: at, resolvedById: viewer.id, resolvedByName: viewer.name }
    if (!(await resolveOpen(tx, taskId, { resolution, resolutionReason: reason, ...by }))) {
      return refuse('stale', 'Somebody answered already. Nothing was changed.')
    }
    await appendAudit(tx, {
      ...{ at, actorId: viewer.id, actorRole: viewer.role, forceId: viewer.forceId },
      ...{ action: 'correction.resolved', objectType: 'correction', objectId: taskId, reason },
      restricted: isCovertTask(task),
      detail: { resolution, alarmId: task.alarmId, entryId: task.entryId, cause: task.cause },
    })
    return done({ resolvedAt: at })
  })
}

const isCovertTask = (task: { restricted: boolean; entry: { action: string } }): boolean =>
  task.restricted || task.entry.action === 'SILENT'
