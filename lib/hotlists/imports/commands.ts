import type { z } from 'zod'
import type { HotlistImport, Prisma } from '#prisma/client/client.ts'
import { can, type Viewer } from '../../access/viewer.ts'
import { appendAudit } from '../../audit/store.ts'
import { done, type Result, refuse } from '../../core/result.ts'
import type { CommandDeps } from '../../db/command-deps.ts'
import type { Database, Transaction } from '../../db/prisma.ts'
import type { FileFormat } from '../files/file-reader.ts'
import { type DiffCounts, guardOf } from '../files/guard.ts'
import { Layout } from '../files/layout.ts'
import { takeRevision } from '../revisions/store.ts'
import type { ApplyImport, BeginImport, CancelImport, ImportKind, SaveLayout, UndoRevision } from './command-input.ts'
import { applyDiff, compare, dropStaging, refuseDuplicates, revertRevision, type StageFile } from './store.ts'

/** Statements of an import may take minutes: its database client must wait for them. */
export interface ImportDeps extends CommandDeps {
  /** Of the same database, for the connections that take the rows. */
  url: string
  /** Reads and stages a file, here or in a thread of its own. */
  stage: StageFile
}

/** Who imports: a person, or (id null) the machine that feeds the list. */
export interface Importer {
  id: string | null
  name: string
  role: string | null
  forceId: string | null
  cleared: boolean
}
export const importerOf = (viewer: Viewer): Importer => ({
  id: viewer.id,
  name: viewer.name,
  role: viewer.role,
  forceId: viewer.forceId,
  cleared: can(viewer, 'hotlist:read-restricted'),
})

const long = { timeout: 15 * 60_000, maxWait: 30_000 }
const noList = () => refuse('not-found', 'There is no such list')
const noImport = () => refuse('not-found', 'There is no such import')
const mayImport = (viewer: Viewer) => can(viewer, 'hotlist:import')
const forbidden = () => refuse('forbidden', 'Your role may not import lists')
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
  if (!list || (list.covert && !by.cleared)) return noList()
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
      await fail(db, importId, clock(), problem, staged)
      return refuse('invalid', problem)
    }
    return await prepare(deps, { ...job, rows: staged.rows, refused: staged.refused }, list.covert, staged)
  } catch (error) {
    if (error instanceof Cancelled) {
      await db.$transaction((tx) => dropStaging(tx, importId))
      return refuse('stale', 'The import was cancelled. Nothing was changed.')
    }
    await fail(db, importId, clock(), 'The file broke off before its end. Nothing was changed: send it again.')
    throw error
  }
}

async function prepare(
  { db, clock }: CommandDeps,
  job: HotlistImport,
  covert: boolean,
  staged: Prisma.HotlistImportUpdateManyMutationInput,
): Promise<Result<{ counts: DiffCounts }>> {
  return db.$transaction(async (tx) => {
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
    const { count } = await tx.hotlistImport.updateMany({
      where: { id: job.id, state: 'staging' },
      data: {
        ...staged,
        state: 'ready',
        refused: counts.refused,
        counts: { ...counts },
        baseRevision: revision,
        touchedAt: clock(),
      },
    })
    if (count === 0) {
      await dropStaging(tx, job.id)
      return refuse('stale', 'The import was cancelled. Nothing was changed.')
    }
    return done({ counts })
  }, long)
}

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
  return db
    .$transaction(async (tx) => {
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
      await tx.$executeRawUnsafe(`SET LOCAL work_mem = '256MB'`)
      const why = kind === 'full' ? `Not in revision ${revision} of its list` : 'Withdrawn by its source'
      await applyDiff(tx, { importId, hotlistId, revision, at, why })
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
        data: { state: 'applied', revision, counts: { ...counts }, touchedAt: at },
      })
      await dropStaging(tx, importId)
      await record(
        tx,
        by,
        at,
        'hotlist.imported',
        found,
        { kind, revision, ...counts, fileName: found.fileName },
        confirmWithdrawals,
      )
      return done({ revision: list.covert ? revision : moved.openRevision })
    }, long)
    .catch(async (error) => {
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

/** Thrown so that the transaction takes back the number it took. */
class Refusal extends Error {
  readonly kind: 'stale' | 'blocked' | 'invalid'
  constructor(kind: Refusal['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}
class Changed extends Error {
  readonly counts: DiffCounts
  constructor(counts: DiffCounts) {
    super('the list has changed')
    this.counts = counts
  }
}

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
      await record(tx, by, at, 'hotlist.undone', { hotlistId }, facts, reason)
      return done({ revision: list.covert ? revision : moved.openRevision })
    }, long)
    .catch((error) => {
      if (error instanceof Refusal) return refuse(error.kind, error.message)
      throw error
    })
}

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
    await record(tx, by, clock(), 'hotlist.mapped', { hotlistId }, { layout })
    return done(null)
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

async function fail(db: Database, importId: string, at: Date, problem: string, staged: object = {}): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.hotlistImport.updateMany({
      where: { id: importId, state: 'staging' },
      data: { ...staged, state: 'failed', problem, touchedAt: at },
    })
    await dropStaging(tx, importId)
  })
}

type FoundImport = Prisma.HotlistImportGetPayload<{ include: { hotlist: true } }>

async function findImport(db: Database, by: Importer, importId: string): Promise<FoundImport | undefined> {
  const found = await db.hotlistImport.findUnique({ where: { id: importId }, include: { hotlist: true } })
  return found && (by.cleared || !found.hotlist.covert) ? found : undefined
}

async function wordsOf(db: Database, at: Date) {
  const [forces, policy] = await Promise.all([
    db.force.findMany({ select: { id: true, name: true } }),
    db.alarmPolicy.findFirst({
      where: { effectiveAt: { lte: at } },
      orderBy: { version: 'desc' },
      select: { categories: { select: { code: true, name: true } } },
    }),
  ])
  const both = (rows: readonly { id: string; name: string }[]) =>
    new Map(rows.flatMap(({ id, name }) => [[name.toLowerCase(), id] as const, [id.toLowerCase(), id] as const]))
  return {
    forces: both(forces),
    categories: both((policy?.categories ?? []).map(({ code, name }) => ({ id: code, name }))),
  }
}

async function record(
  tx: Transaction,
  by: Importer,
  at: Date,
  action: `${string}.${string}`,
  { hotlistId }: { hotlistId: string },
  detail: Readonly<Record<string, unknown>>,
  reason?: string,
): Promise<void> {
  const { covert } = await tx.hotlist.findUniqueOrThrow({ where: { id: hotlistId }, select: { covert: true } })
  await appendAudit(tx, {
    at,
    actorId: by.id,
    actorRole: by.role,
    forceId: by.forceId,
    action,
    objectType: 'hotlist',
    objectId: hotlistId,
    restricted: covert,
    reason: reason ?? null,
    detail: by.id === null ? { by: by.name, ...detail } : detail,
  })
}
