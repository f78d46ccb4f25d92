import type { HotlistEntry, Prisma } from '#prisma/client/client.ts'
import { can, type Viewer } from '../../access/viewer.ts'
import { appendAudit } from '../../audit/store.ts'
import type { Transaction } from '../../db/prisma.ts'
import { holdListOf, recordEdit } from '../revisions/store.ts'
import { factsOf } from './facts.ts'
import type { Ground } from './standing.ts'

export type ChangeKind =
  | 'created'
  | 'edited'
  | 'requested'
  | 'authorised'
  | 'refused'
  | 'confirmed'
  | 'extended'
  | 'reviewed'
  | 'withdrawn'

export interface Change {
  kind: ChangeKind
  viewer: Viewer
  at: Date
  reason: string | null
  newId: () => string
  /** Beside what history keeps. */
  detail?: Record<string, unknown>
}

const json = (value: unknown) => value as Prisma.InputJsonValue
export const isCovert = (entry: { action: string }): boolean => entry.action === 'SILENT'

/** A new entry with the first line of its history, its revision and its audit entry. */
export async function insertEntry(
  tx: Transaction,
  row: Prisma.HotlistEntryUncheckedCreateInput,
  change: Change,
): Promise<HotlistEntry> {
  const entry = await tx.hotlistEntry.create({ data: row })
  await record(tx, null, entry, change)
  return entry
}

/**
 * The entry as it stands when nobody else changes its list any more, which is held to the end of the transaction;
 * undefined when there is none that the viewer may know of.
 */
export async function holdEntry(tx: Transaction, viewer: Viewer, entryId: string): Promise<HotlistEntry | undefined> {
  const known = async () => {
    const entry = await tx.hotlistEntry.findUnique({ where: { id: entryId } })
    return entry && (!isCovert(entry) || can(viewer, 'hotlist:read-restricted')) ? entry : undefined
  }
  if (!(await known())) return undefined
  await holdListOf(tx, entryId)
  return known()
}

/**
 * The one way in which a person changes an entry that is held; undefined when somebody else changed it since `before` was
 * read.
 */
export async function changeEntry(
  tx: Transaction,
  before: HotlistEntry,
  patch: Prisma.HotlistEntryUncheckedUpdateManyInput,
  change: Change,
): Promise<HotlistEntry | undefined> {
  const { count } = await tx.hotlistEntry.updateMany({
    where: { id: before.id, version: before.version },
    data: { ...patch, version: before.version + 1, updatedAt: change.at },
  })
  if (count === 0) return undefined
  const after = await tx.hotlistEntry.findUniqueOrThrow({ where: { id: before.id } })
  await record(tx, before, after, change)
  return after
}

async function record(tx: Transaction, before: HotlistEntry | null, after: HotlistEntry, change: Change) {
  const { kind, viewer, at, reason, newId, detail } = change
  await tx.hotlistEntryChange.create({
    data: {
      id: newId(),
      entryId: after.id,
      version: after.version,
      kind,
      at,
      byId: viewer.id,
      byName: viewer.name,
      reason,
      ...(before && { before: json(factsOf(before)) }),
      after: json(factsOf(after)),
    },
  })
  const counts = kind === 'created' ? { added: 1 } : kind === 'withdrawn' ? { withdrawn: 1 } : { changed: 1 }
  await recordEdit(tx, { hotlistId: after.hotlistId, at, by: viewer, reason, restricted: isCovert(after), ...counts })
  await appendAudit(tx, {
    at,
    actorId: viewer.id,
    actorRole: viewer.role,
    forceId: viewer.forceId,
    action: `hotlist-entry.${kind}`,
    objectType: 'hotlist-entry',
    objectId: after.id,
    restricted: isCovert(after),
    reason,
    detail: {
      vrm: after.vrm,
      hotlistId: after.hotlistId,
      category: after.category,
      grade: after.grade,
      version: after.version,
      ...detail,
    },
  })
}

/** Asks another person; one question is open for an entry at a time. */
export async function askAuthorisation(
  tx: Transaction,
  asked: {
    id: string
    entryId: string
    grounds: Ground[]
    justification: string
    emergency: boolean
    dueAt: Date
    proposed?: Prisma.InputJsonObject
  },
  viewer: Viewer,
  at: Date,
): Promise<void> {
  const by = { requestedAt: at, requestedById: viewer.id, requestedByName: viewer.name }
  await tx.hotlistAuthorisation.create({ data: { ...asked, ...by } })
}

/** What was open is no longer a question: the entry left its list. */
export async function lapseAuthorisation(tx: Transaction, entryId: string, at: Date): Promise<void> {
  await tx.hotlistAuthorisation.updateMany({
    where: { entryId, decision: null },
    data: { decision: 'lapsed', decidedAt: at },
  })
}
