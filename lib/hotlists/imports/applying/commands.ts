import type { z } from 'zod'
import type { Viewer } from '../../../access/viewer.ts'
import { done, type Result, refuse } from '../../../core/result.ts'
import type { CommandDeps } from '../../../db/command-deps.ts'
import { askForFile, lapseForList } from '../../authority/files/store.ts'
import { entryRulesAt } from '../../entries/queries.ts'
import { type DiffCounts, guardOf } from '../../files/guard.ts'
import { takeRevision } from '../../revisions/store.ts'
import type { ApplyImport, ImportKind } from '../command-input.ts'
import { compare } from '../comparing/store.ts'
import { type Importer, importerOf, mayImport } from '../importer.ts'
import { newHighs } from '../judging/store.ts'
import { findImport, recordImport, standingBack } from '../record/store.ts'
import { forbidden, noImport, Refusal } from '../refusals.ts'
import { dropStaging } from '../staging/store.ts'
import { applyDiff, holdForces } from './store.ts'

/**
 * From so many on the planner is told of them at once: autovacuum comes up to a minute later, and until then a delta of
 * 1,000 rows on a list of 200,000 new ones was compared in 54 s instead of 0.2.
 */
const manyChanges = 10_000

/** Makes a staged import the list's next revision, all of it or nothing. */
export async function applyImport(
  deps: CommandDeps,
  viewer: Viewer,
  { importId, confirmWithdrawals }: z.output<typeof ApplyImport>,
): Promise<Result<{ revision: number }>> {
  if (!mayImport(viewer)) return forbidden()
  return applyStaged(deps, importerOf(viewer), { importId, confirmWithdrawals, asSeen: true })
}

/** `asSeen`: refused when the list has changed since the counts were shown. `openRevision`: the one the feed expects. */
export async function applyStaged(
  { db, clock }: CommandDeps,
  by: Importer,
  {
    importId,
    confirmWithdrawals,
    asSeen,
    ifRevision,
  }: { importId: string; confirmWithdrawals?: string; asSeen: boolean; ifRevision?: number },
): Promise<Result<{ revision: number }>> {
  const found = await findImport(db, by, importId)
  if (!found) return noImport()
  const begunAt = clock().getTime()
  return standingBack(db, found.bytes, async (tx) => {
    const [job] = await tx.$queryRaw<
      { state: string }[]
    >`SELECT state FROM hotlist_import WHERE id = ${importId}::uuid FOR UPDATE`
    if (job?.state !== 'ready')
      return refuse('stale', 'This import was applied or cancelled already. Nothing was changed.')
    const { hotlistId, hotlist: list, kind } = found
    // Others who change the list wait from here.
    const revision = await takeRevision(tx, hotlistId)
    const standing = await tx.hotlist.findUniqueOrThrow({ where: { id: hotlistId } })
    const tag = list.covert ? revision - 1 : standing.openRevision
    if (ifRevision !== undefined && tag !== ifRevision)
      throw new Refusal('stale', `The list is at revision ${tag}, not ${ifRevision}. Nothing was changed.`)
    let counts = found.counts as unknown as DiffCounts
    if (found.baseRevision !== revision - 1) {
      const { notListed, ...again } = await compare(tx, {
        importId,
        hotlistId,
        kind: kind as ImportKind,
        covert: list.covert,
        ...(found.baseRevision !== null && { comparedAt: found.baseRevision }),
      })
      const differs = Object.entries(again).some(([name, count]) => counts[name as keyof DiffCounts] !== count)
      counts = { ...again, refused: counts.refused + notListed }
      if (differs && asSeen) throw new Changed(counts)
    }
    const taken =
      counts.added + counts.changed + counts.unchanged + counts.held + (kind === 'delta' ? counts.withdrawn : 0)
    if (taken === 0) throw new Refusal('invalid', 'No row of the file can be taken. Nothing was changed.')
    const guard = guardOf(counts, list.guardShare)
    if (kind === 'full' && guard.stops && !confirmWithdrawals) {
      throw new Refusal(
        'blocked',
        `It would withdraw ${counts.withdrawn.toLocaleString('en-GB')} of ${guard.before.toLocaleString('en-GB')} entries, more than ` +
          `${Math.round(list.guardShare * 100)} % of the list. Nothing was changed: somebody has to confirm it with a reason.`,
      )
    }
    const at = clock()
    const why = kind === 'full' ? `Not in revision ${tag + 1} of its list` : 'Withdrawn by its source'
    if (!(await holdForces(tx, importId)))
      throw new Refusal('stale', 'A force that the file names is gone. Nothing was changed: send it again.')
    const highs = standing.authorisedAtSource ? [] : await newHighs(tx, importId)
    await applyDiff(tx, { importId, hotlistId, revision, at, why })
    if (counts.added + counts.changed + counts.withdrawn >= manyChanges)
      await tx.$executeRawUnsafe('ANALYZE hotlist_entry')
    await lapseForList(tx, hotlistId, at)
    const { policy } = await entryRulesAt(tx, at)
    const dueAt = new Date(at.getTime() + policy.emergencyMinutes * 60_000)
    const justification = `High in ${found.fileName ?? 'what the feed sent'}, revision ${tag + 1} of ${list.name}`
    await askForFile(tx, highs, { hotlistId, revision, at, dueAt, by, justification })
    const moved = await tx.hotlist.update({
      where: { id: hotlistId },
      data: { refreshedAt: at, ...(list.covert ? {} : { openRevision: { increment: 1 } }) },
    })
    const { kept: _, ...kinds } = counts
    await tx.hotlistRevision.create({
      data: {
        hotlistId,
        revision,
        openRevision: list.covert ? null : moved.openRevision,
        kind,
        at,
        byId: by.id,
        byName: by.name,
        reason: confirmWithdrawals ?? null,
        fileName: found.fileName,
        contentHash: found.contentHash,
        ...kinds,
      },
    })
    await tx.hotlistImport.update({
      where: { id: importId },
      data: {
        state: 'applied',
        revision,
        counts: { ...counts },
        phases: { ...(found.phases as object | null), store: clock().getTime() - begunAt },
        touchedAt: at,
      },
    })
    await dropStaging(tx, importId)
    await recordImport(
      tx,
      by,
      at,
      'hotlist.imported',
      found,
      { kind, revision, ...counts, fileName: found.fileName, clashes: found.clashes, highsToAuthorise: highs.length },
      confirmWithdrawals,
    )
    return done({ revision: list.covert ? revision : moved.openRevision })
  }).catch(async (error) => {
    if (error instanceof Changed) {
      await db.hotlistImport.updateMany({
        where: { id: importId, state: 'ready' },
        data: { counts: { ...error.counts }, touchedAt: clock() },
      })
      return refuse('stale', 'The list has changed since: the counts are new. Look at them and confirm again.')
    }
    if (error instanceof Refusal) return refuse(error.kind, error.message)
    throw error
  })
}

class Changed extends Error {
  readonly counts: DiffCounts
  constructor(counts: DiffCounts) {
    super('the list has changed')
    this.counts = counts
  }
}
