import type { Prisma } from '#prisma/client/client.ts'
import type { CorrectionCause, Evidence } from './task.ts'

type Tx = Prisma.TransactionClient

export interface NewTask {
  id: string
  alarmId: string
  entryId: string
  hotlistId: string
  cause: CorrectionCause
  restricted: boolean
  evidence: Evidence
  raisedAt: Date
  raisedById: string
  raisedByName: string
}

/** Writes tasks; one that the same alarm, entry and cause had already stays as it is. The ones written. */
export async function insertTasks(tx: Tx, tasks: readonly NewTask[]): Promise<NewTask[]> {
  const written: NewTask[] = []
  for (const task of tasks) {
    const { count } = await tx.correctionTask.createMany({ data: [{ ...task }], skipDuplicates: true })
    if (count > 0) written.push(task)
  }
  return written
}

/** Resolves an open task; false when somebody did before. */
export async function resolveOpen(
  tx: Tx,
  id: string,
  resolved: Pick<
    Prisma.CorrectionTaskUncheckedCreateInput,
    'resolution' | 'resolutionReason' | 'resolvedAt' | 'resolvedById' | 'resolvedByName'
  >,
): Promise<boolean> {
  const { count } = await tx.correctionTask.updateMany({ where: { id, resolution: null }, data: resolved })
  return count > 0
}
