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
    const dead = await tx.$queryRaw<{ id: string; state: string }[]>`
      SELECT id, state FROM hotlist_import
      WHERE (state = 'staging' AND touched_at < ${new Date(at.getTime() - silentMs)})
         OR (state = 'ready' AND touched_at < ${new Date(at.getTime() - keptMs)})
      FOR UPDATE SKIP LOCKED LIMIT 20`
    for (const { id, state } of dead) {
      await dropStaging(tx, id)
      const problem =
        state === 'ready'
          ? 'Nobody confirmed it within a day.'
          : 'It broke off. Nothing was changed: send the file again.'
      await tx.hotlistImport.update({
        where: { id },
        data: { state: state === 'ready' ? 'cancelled' : 'failed', problem, touchedAt: at },
      })
    }
    return dead.length
  })
}
