import type { z } from 'zod'
import type { Viewer } from '../../../access/viewer.ts'
import { done, type Result, refuse } from '../../../core/result.ts'
import type { CommandDeps } from '../../../db/command-deps.ts'
import { askForFile, lapseForList, unansweredHighs } from '../../authority/files/store.ts'
import { entryRulesAt } from '../../entries/queries.ts'
import { takeRevision } from '../../revisions/store.ts'
import type { UndoRevision } from '../command-input.ts'
import { importerOf, mayImport } from '../importer.ts'
import { recordImport } from '../record/store.ts'
import { forbidden, longTransaction, noList, Refusal } from '../refusals.ts'
import { revertRevision } from './store.ts'

/** Takes the newest file of a list back: see docs/decisions/0015. */
export async function undoRevision(
  { db, clock }: CommandDeps,
  viewer: Viewer,
  { hotlistId, revision: shown, reason }: z.output<typeof UndoRevision>,
): Promise<Result<{ revision: number }>> {
  if (!mayImport(viewer)) return forbidden()
  const by = importerOf(viewer)
  return db
    .$transaction(async (tx) => {
      const list = await tx.hotlist.findUnique({ where: { id: hotlistId } })
      if (!list || (list.covert && !by.cleared)) return noList()
      const revision = await takeRevision(tx, hotlistId)
      const newest = await tx.hotlistRevision.findFirst({
        where: { hotlistId, kind: { not: 'edit' } },
        orderBy: { revision: 'desc' },
      })
      if (!newest || newest.kind === 'undo' || (list.covert ? newest.revision : newest.openRevision) !== shown) {
        throw new Refusal('stale', 'Only the newest file of a list can be undone, once. Nothing was changed.')
      }
      const at = clock()
      const { kept, ...counts } = await revertRevision(tx, { hotlistId, undone: newest.revision, revision, at })
      await lapseForList(tx, hotlistId, at)
      const { policy } = await entryRulesAt(tx, at)
      await askForFile(tx, await unansweredHighs(tx, hotlistId, revision), {
        ...{ hotlistId, revision, at, by },
        dueAt: new Date(at.getTime() + policy.emergencyMinutes * 60_000),
        justification: `High again, since a revision of ${list.name} was undone: ${reason}`,
      })
      const moved = await tx.hotlist.update({
        where: { id: hotlistId },
        data: list.covert ? {} : { openRevision: { increment: 1 } },
      })
      await tx.hotlistRevision.update({
        where: { hotlistId_revision: { hotlistId, revision: newest.revision } },
        data: { undoneBy: revision },
      })
      await tx.hotlistRevision.create({
        data: {
          hotlistId,
          revision,
          openRevision: list.covert ? null : moved.openRevision,
          kind: 'undo',
          at,
          byId: by.id,
          byName: by.name,
          reason,
          ...counts,
        },
      })
      const facts = { undone: newest.revision, revision, ...counts, kept }
      await recordImport(tx, by, at, 'hotlist.undone', { hotlistId }, facts, reason)
      return done({ revision: list.covert ? revision : moved.openRevision })
    }, longTransaction)
    .catch((error) => {
      if (error instanceof Refusal) return refuse(error.kind, error.message)
      throw error
    })
}
