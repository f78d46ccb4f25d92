import type { z } from 'zod'
import { can, type Viewer } from '../../access/viewer.ts'
import { appendAudit } from '../../audit/store.ts'
import { done, type Result, refuse } from '../../core/result.ts'
import type { CommandDeps } from '../../db/command-deps.ts'
import { isPattern, normaliseMark } from '../../reads/mark/normalise.ts'
import { tightFold } from '../../reads/mark/tight-fold.ts'
import type { EndNote, MakeNote } from './command-input.ts'

const DAY_MS = 86_400_000

/**
 * Protects somebody stopped in error: from now until its time the words stand first on every alarm of that mark or of
 * one a glance apart. It keeps no match from the desk.
 */
export async function makeNote(
  { db, clock, newId }: CommandDeps,
  viewer: Viewer,
  { mark, words, days, make, model, colour }: z.output<typeof MakeNote>,
): Promise<Result<{ noteId: string }>> {
  if (!can(viewer, 'note:write')) return refuse('forbidden', 'Your role may not make notes')
  const vrm = normaliseMark(mark)
  if (vrm.length < 2 || isPattern(mark)) return refuse('invalid', 'Nothing was changed: give one whole mark')
  const at = clock()
  const noteId = newId()
  const described = { make: make || null, model: model || null, colour: colour || null }
  return db.$transaction(async (tx) => {
    await tx.protectiveNote.create({
      data: {
        ...{ id: noteId, vrm, fold: tightFold(vrm), ...described, words, madeAt: at, madeById: viewer.id },
        ...{ madeByName: viewer.name, forceId: viewer.forceId, until: new Date(at.getTime() + days * DAY_MS) },
      },
    })
    await audit(tx, viewer, at, 'note.made', noteId, words, { vrm, ...described, days })
    return done({ noteId })
  })
}

export async function endNote(
  { db, clock }: CommandDeps,
  viewer: Viewer,
  { noteId, reason }: z.output<typeof EndNote>,
): Promise<Result<{ endedAt: Date }>> {
  if (!can(viewer, 'note:write')) return refuse('forbidden', 'Your role may not end notes')
  const at = clock()
  return db.$transaction(async (tx) => {
    const ended = { endedAt: at, endedById: viewer.id, endedByName: viewer.name, endReason: reason }
    const { count } = await tx.protectiveNote.updateMany({
      where: { id: noteId, endedAt: null, until: { gt: at } },
      data: ended,
    })
    if (count === 0) return refuse('stale', 'There is no such note, or it has ended already. Nothing was changed.')
    await audit(tx, viewer, at, 'note.ended', noteId, reason, {})
    return done({ endedAt: at })
  })
}

const audit = (
  tx: Parameters<typeof appendAudit>[0],
  viewer: Viewer,
  at: Date,
  action: `${string}.${string}`,
  objectId: string,
  reason: string,
  detail: Record<string, unknown>,
) =>
  appendAudit(tx, {
    ...{ at, actorId: viewer.id, actorRole: viewer.role, forceId: viewer.forceId },
    ...{ action, objectType: 'note', objectId, reason, detail },
  })
