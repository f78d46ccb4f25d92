import type { z } from 'zod'
import type { HotlistImport, Prisma } from '#prisma/client/client.ts'
import type { Viewer } from '../../../access/viewer.ts'
import { done, type Result, refuse } from '../../../core/result.ts'
import type { CommandDeps } from '../../../db/command-deps.ts'
import type { FileFormat } from '../../files/file-reader.ts'
import type { DiffCounts } from '../../files/guard.ts'
import { Layout } from '../../files/layout.ts'
import type { BeginImport, ImportKind } from '../command-input.ts'
import { compare, refuseDuplicates } from '../comparing/store.ts'
import { type ImportDeps, type Importer, importerOf, mayImport } from '../importer.ts'
import { judge } from '../judging/store.ts'
import { failImport, findImport, standingBack } from '../record/store.ts'
import { forbidden, noImport, noList } from '../refusals.ts'
import { wordsOf } from './queries.ts'
import { dropStaging } from './store.ts'

const progressEveryMs = 500

export class Cancelled extends Error {
  override name = 'Cancelled'
}

/** Opens an import, before its file comes. */
export async function beginImport(
  deps: CommandDeps,
  viewer: Viewer,
  input: z.output<typeof BeginImport>,
): Promise<Result<{ importId: string }>> {
  if (!mayImport(viewer)) return forbidden()
  return openImport(deps, importerOf(viewer), { ...input, fileName: input.fileName || null })
}

export async function openImport(
  { db, clock, newId }: CommandDeps,
  by: Importer,
  {
    hotlistId,
    kind,
    fileName,
    bytes,
  }: { hotlistId: string; kind: ImportKind; fileName: string | null; bytes?: number },
): Promise<Result<{ importId: string }>> {
  const list = await db.hotlist.findUnique({ where: { id: hotlistId } })
  if (!list || list.archivedAt || (list.covert && !by.cleared)) return noList()
  const at = clock()
  const importId = newId()
  await db.hotlistImport.create({
    data: {
      id: importId,
      hotlistId,
      kind,
      state: 'staging',
      byId: by.id,
      byName: by.name,
      fileName,
      begunAt: at,
      touchedAt: at,
      expectedBytes: bytes || null,
    },
  })
  return done({ importId })
}

/** Takes the file of an opened import: rows checked, staged, compared. Nothing of the list changes. */
export async function stageImport(
  deps: ImportDeps,
  by: Importer,
  { importId, format, source }: { importId: string; format: FileFormat; source: AsyncIterable<Uint8Array> },
): Promise<Result<{ counts: DiffCounts }>> {
  const { db, clock, url } = deps
  const found = await findImport(db, by, importId)
  if (!found) return noImport()
  const { hotlist: list, ...job } = found
  if (job.state !== 'staging' || job.rows > 0 || job.bytes > 0n)
    return refuse('stale', 'This import has its file already')
  const layout = Layout.safeParse(list.layout ?? {})
  if (!layout.success) return refuse('invalid', 'The saved mapping of this list cannot be read. Save it anew.')
  const at = clock()
  const given = {
    layout: layout.data,
    kind: job.kind as ImportKind,
    covert: list.covert,
    forceId: list.forceId,
    at,
    ...(await wordsOf(db, at)),
  }
  let toldAt = Number.NEGATIVE_INFINITY
  const tell = async (rows: number, refused: number, bytes: number) => {
    const now = clock().getTime()
    if (now - toldAt < progressEveryMs) return
    toldAt = now
    const { count } = await db.hotlistImport.updateMany({
      where: { id: importId, state: 'staging' },
      data: { rows, refused, bytes, touchedAt: new Date(now) },
    })
    if (count === 0) throw new Cancelled('the import was cancelled')
  }
  try {
    const { problem, ...found } = await deps.stage(url, { importId, at, format, given }, source, tell)
    const staged = {
      ...found,
      contentHash: new Uint8Array(found.contentHash),
      detected: (found.detected ?? {}) as unknown as Prisma.InputJsonObject,
    }
    if (problem !== undefined) {
      await failImport(db, importId, clock(), problem, staged)
      return refuse('invalid', problem)
    }
    const read = { ...job, rows: staged.rows, refused: staged.refused, bytes: BigInt(staged.bytes) }
    return await prepare(deps, read, { covert: list.covert, staged, readMs: clock().getTime() - at.getTime() })
  } catch (error) {
    if (error instanceof Cancelled) {
      await db.$transaction((tx) => dropStaging(tx, importId))
      return refuse('stale', 'The import was cancelled. Nothing was changed.')
    }
    await failImport(db, importId, clock(), 'The file broke off before its end. Nothing was changed: send it again.')
    throw error
  }
}

async function prepare(
  { db, clock }: CommandDeps,
  job: HotlistImport,
  { covert, staged, readMs }: { covert: boolean; staged: Prisma.HotlistImportUpdateManyMutationInput; readMs: number },
): Promise<Result<{ counts: DiffCounts }>> {
  const begunAt = clock().getTime()
  return standingBack(db, job.bytes, async (tx) => {
    const refused = job.refused + (await refuseDuplicates(tx, job.id))
    const { revision } = await tx.hotlist.findUniqueOrThrow({
      where: { id: job.hotlistId },
      select: { revision: true },
    })
    const { notListed, ...outcome } = await compare(tx, {
      importId: job.id,
      hotlistId: job.hotlistId,
      kind: job.kind as ImportKind,
      covert,
    })
    const counts = { ...outcome, refused: refused + notListed }
    const judged = await judge(tx, job.id)
    const { count } = await tx.hotlistImport.updateMany({
      where: { id: job.id, state: 'staging' },
      data: {
        ...staged,
        state: 'ready',
        refused: counts.refused,
        counts: { ...counts },
        ...judged,
        baseRevision: revision,
        phases: { read: readMs, compare: clock().getTime() - begunAt },
        touchedAt: clock(),
      },
    })
    if (count === 0) {
      await dropStaging(tx, job.id)
      return refuse('stale', 'The import was cancelled. Nothing was changed.')
    }
    return done({ counts })
  })
}
