import type { Prisma } from '#prisma/client/client.ts'
import type { VehicleDescription } from '../signals/description-conflict.ts'

type Tx = Prisma.TransactionClient

/** A misread verdict on one pair, as it is written. */
export interface NewMisread {
  id: string
  alarmId: string
  readId: string
  readMark: string
  entryId: string
  description: VehicleDescription
  cameraId: string
  at: Date
  byId: string
  until: Date
}

/** Who ended a misread, when and why. */
export interface Undoing {
  undoneAt: Date
  undoneById: string
  undoReason: string
}

/** Writes misreads; those that stand already for the same alarm, read and entry are left as they are. */
export async function insertMisreads(tx: Tx, misreads: readonly NewMisread[]): Promise<NewMisread[]> {
  const standing = await tx.misread.findMany({
    where: { undoneAt: null, alarmId: { in: misreads.map(({ alarmId }) => alarmId) } },
    select: { readId: true, entryId: true },
  })
  const known = new Set(standing.map(({ readId, entryId }) => `${readId}/${entryId}`))
  const fresh = misreads.filter(({ readId, entryId }) => !known.has(`${readId}/${entryId}`))
  const data = fresh.map(({ description, ...row }) => ({ ...row, description: { ...description } }))
  await tx.misread.createMany({ data })
  return fresh
}

/** Ends a misread that stands; false when it was ended before. */
export async function undoOne(tx: Tx, id: string, undoing: Undoing): Promise<boolean> {
  const { count } = await tx.misread.updateMany({ where: { id, undoneAt: null }, data: { ...undoing } })
  return count > 0
}

/** Ends what stands of one alarm, or of a pair whichever alarm it came from; the ids of what was ended. */
export async function endMisreads(
  tx: Tx,
  { alarmId, pairs }: { alarmId: string; pairs: readonly { readMark: string; entryId: string }[] },
  undoing: Undoing,
): Promise<string[]> {
  const standing = await tx.misread.findMany({
    where: {
      undoneAt: null,
      OR: [
        { alarmId },
        ...pairs.map(({ readMark, entryId }) => ({ readMark, entryId, until: { gt: undoing.undoneAt } })),
      ],
    },
    select: { id: true },
  })
  const ids = standing.map(({ id }) => id)
  if (ids.length > 0) await tx.misread.updateMany({ where: { id: { in: ids } }, data: { ...undoing } })
  return ids
}
