import { Prisma } from '#prisma/client/client.ts'

/** Sets what a source's confidence is taken for from `at` on, and keeps the record of it; null is the usual. */
export async function saveCalibration(
  tx: Prisma.TransactionClient,
  sourceId: string,
  { calibration, verdicts, at }: { calibration: Prisma.InputJsonObject | null; verdicts: number; at: Date },
): Promise<void> {
  const stored = calibration ?? Prisma.DbNull
  const learnt = calibration
    ? { calibratedAt: at, calibrationReads: verdicts }
    : { calibratedAt: null, calibrationReads: null, calibrateFrom: at }
  await tx.ingestSource.update({ where: { id: sourceId }, data: { calibration: stored, ...learnt } })
  await tx.sourceCalibration.create({ data: { sourceId, at, calibration: stored, verdicts } })
}
