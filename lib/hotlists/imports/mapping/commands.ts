import type { z } from 'zod'
import type { Prisma } from '#prisma/client/client.ts'
import type { Viewer } from '../../../access/viewer.ts'
import { done, type Result } from '../../../core/result.ts'
import type { CommandDeps } from '../../../db/command-deps.ts'
import type { SaveLayout } from '../command-input.ts'
import { importerOf, mayImport } from '../importer.ts'
import { recordImport } from '../record/store.ts'
import { forbidden, noList } from '../refusals.ts'

/** Keeps how a list's source writes its files. */
export async function saveLayout(
  { db, clock }: CommandDeps,
  viewer: Viewer,
  { hotlistId, layout }: z.output<typeof SaveLayout>,
): Promise<Result<null>> {
  if (!mayImport(viewer)) return forbidden()
  const by = importerOf(viewer)
  return db.$transaction(async (tx) => {
    const list = await tx.hotlist.findUnique({ where: { id: hotlistId } })
    if (!list || (list.covert && !by.cleared)) return noList()
    await tx.hotlist.update({ where: { id: hotlistId }, data: { layout: layout as Prisma.InputJsonObject } })
    await recordImport(tx, by, clock(), 'hotlist.mapped', { hotlistId }, { layout })
    return done(null)
  })
}
