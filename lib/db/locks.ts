import type { Transaction } from './prisma.ts'

/** Keys of `pg_advisory_xact_lock`, all in one place so that no two meanings share a number. */
export const locks = {
  /** Writers of alarm_event: the order of its sequence is the order of commit. */
  alarmLog: 7201,
  /** Writers of audit_entry: each hash covers the one before it. */
  audit: 7202,
  /** ensure_partitions() in migration 0002. */
  partitions: 7203,
  /** Whoever learns calibrations from verdicts: one process at a time is enough. */
  calibration: 7209,
} as const

/** Held until the transaction ends. Take it in a statement of its own: the next one then sees what the last holder wrote. */
async function hold(tx: Transaction, key: number): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${key}::bigint)::text`
}

export const lockAlarmLog = (tx: Transaction): Promise<void> => hold(tx, locks.alarmLog)
export const lockAudit = (tx: Transaction): Promise<void> => hold(tx, locks.audit)

/** False when another process is at it; held until the transaction ends. */
export async function tryLockCalibration(tx: Transaction): Promise<boolean> {
  const [got] = await tx.$queryRaw<[{ held: boolean }]>`
    SELECT pg_try_advisory_xact_lock(${locks.calibration}::bigint) AS held`
  return got.held
}
