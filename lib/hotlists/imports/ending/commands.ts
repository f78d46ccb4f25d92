import type { z } from 'zod'
import type { Viewer } from '../../../access/viewer.ts'
import { done, type Result, refuse } from '../../../core/result.ts'
import type { CommandDeps } from '../../../db/command-deps.ts'
import type { CancelImport } from '../command-input.ts'
import { importerOf, mayImport } from '../importer.ts'
import { findImport } from '../record/store.ts'
import { forbidden, noImport } from '../refusals.ts'
import { dropStaging } from '../staging/store.ts'

/** Gives a file up before it is applied; what is being staged stops at its next piece. */
export async function cancelImport(
  { db, clock }: CommandDeps,
  viewer: Viewer,
  { importId }: z.output<typeof CancelImport>,
): Promise<Result<null>> {
  if (!mayImport(viewer)) return forbidden()
  const found = await findImport(db, importerOf(viewer), importId)
  if (!found) return noImport()
  return db.$transaction(async (tx) => {
    const { count } = await tx.hotlistImport.updateMany({
      where: { id: importId, state: { in: ['staging', 'ready'] } },
      data: { state: 'cancelled', touchedAt: clock() },
    })
    if (count === 0) return refuse('stale', 'This import is over already.')
    // The tables of one that is being staged are locked by COPY; whoever fills them takes them away.
    if (found.state === 'ready') await dropStaging(tx, importId)
    return done(null)
  })
}

/** Forgets a staged file whose sender was answered: a dry run, or one that may not be applied. */
export async function discardImport({ db, clock }: CommandDeps, importId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.hotlistImport.updateMany({
      where: { id: importId, state: 'ready' },
      data: { state: 'cancelled', touchedAt: clock() },
    })
    if (count > 0) await dropStaging(tx, importId)
  })
}

/** So long nothing was heard of whoever fills or applies an import before it counts as broken off (policy). */
export const silentMs = 2 * 60_000
/** So long a preview waits for a person, and refused rows can be had (policy). */
export const keptMs = 24 * 3_600_000

/** Clears up after processes that died and people who left. Their imports changed nothing. */
export async function clearImports({ db, clock }: CommandDeps): Promise<number> {
  const at = clock()
  return db.$transaction(async (tx) => {
    // One that is being applied is locked by whoever applies it.
    const dead = await tx.$queryRaw<{ id: string; state: string; byId: string | null }[]>`
      SELECT id, state, by_id AS "byId" FROM hotlist_import
      WHERE (state = 'staging' AND touched_at < ${new Date(at.getTime() - silentMs)})
         OR (state = 'ready' AND touched_at < CASE WHEN by_id IS NULL THEN ${new Date(at.getTime() - silentMs)}::timestamptz
                                              ELSE ${new Date(at.getTime() - keptMs)}::timestamptz END)
      FOR UPDATE SKIP LOCKED LIMIT 20`
    for (const { id, state, byId } of dead) {
      await dropStaging(tx, id)
      const problem =
        state === 'ready' && byId !== null
          ? 'Nobody confirmed it within a day.'
          : 'It broke off. Nothing was changed: send the file again.'
      await tx.hotlistImport.update({
        where: { id },
        data: { state: state === 'ready' && byId !== null ? 'cancelled' : 'failed', problem, touchedAt: at },
      })
    }
    return dead.length
  })
}

/** So long it is kept what entries were before a file changed them, and which rows were refused (policy). */
export const historyDays = 90
const DAY_MS = 86_400_000
const pruneAtOnce = 20_000

/**
 * Forgets what no undo can ask for any more: what entries were before a revision that is older than `historyDays` and is
 * not its list's newest file; and refused rows of that age. Counts, makers, reasons and file hashes stay.
 */
export async function pruneImports({ db, clock }: CommandDeps): Promise<number> {
  const before = new Date(clock().getTime() - historyDays * DAY_MS)
  let pruned = 0
  for (;;) {
    const gone =
      (await db.$executeRaw`
        DELETE FROM hotlist_revision_change WHERE ctid = ANY(ARRAY(
          SELECT c.ctid FROM hotlist_revision r JOIN hotlist_revision_change c ON c.hotlist_id = r.hotlist_id AND c.revision = r.revision
          WHERE r.at < ${before} AND r.revision < (
            SELECT max(n.revision) FROM hotlist_revision n WHERE n.hotlist_id = r.hotlist_id AND n.kind <> 'edit')
          LIMIT ${pruneAtOnce}))`) +
      (await db.$executeRaw`
        DELETE FROM hotlist_import_refusal WHERE ctid = ANY(ARRAY(
          SELECT f.ctid FROM hotlist_import i JOIN hotlist_import_refusal f ON f.import_id = i.id
          WHERE i.touched_at < ${before} LIMIT ${pruneAtOnce}))`)
    pruned += gone
    if (gone === 0) return pruned
  }
}
