import type { Prisma } from '#prisma/client/client.ts'
import { appendAudit } from '../../../audit/store.ts'
import { takeBackSeat } from '../../../db/back-seat.ts'
import type { Database, Transaction } from '../../../db/prisma.ts'
import type { Importer } from '../importer.ts'
import { longTransaction } from '../refusals.ts'
import { shortBytes } from '../staging/short-file.ts'
import { dropStaging } from '../staging/store.ts'

export type FoundImport = Prisma.HotlistImportGetPayload<{ include: { hotlist: true } }>

/** An import with its list, when there is one for this person. */
export async function findImport(db: Database, by: Importer, importId: string): Promise<FoundImport | undefined> {
  const found = await db.hotlistImport.findUnique({ where: { id: importId }, include: { hotlist: true } })
  return found && (by.cleared || !found.hotlist.covert) ? found : undefined
}

/** The file cannot be taken, or broke off: its import is over and nothing of it is left. */
export async function failImport(
  db: Database,
  importId: string,
  at: Date,
  problem: string,
  staged: object = {},
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.hotlistImport.updateMany({
      where: { id: importId, state: 'staging' },
      data: { ...staged, state: 'failed', problem, touchedAt: at },
    })
    await dropStaging(tx, importId)
  })
}

/** Writes what was done to a list to the audit; of a covert one for cleared auditors only. */
export async function recordImport(
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

/** A transaction of an import; one of a long file lets everything else on this machine go first. */
export function standingBack<T>(db: Database, bytes: bigint, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    const giveBack = bytes > shortBytes ? await takeBackSeat((sql) => tx.$queryRawUnsafe(sql)) : undefined
    try {
      await tx.$executeRawUnsafe(`SET LOCAL work_mem = '256MB'`)
      return await work(tx)
    } finally {
      giveBack?.()
    }
  }, longTransaction)
}
