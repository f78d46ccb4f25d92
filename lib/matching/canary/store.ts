import type { CanaryRun } from '#lib/realtime/contract.ts'
import type { Prisma } from '#prisma/client/client.ts'
import type { Database } from '../../db/prisma.ts'

type Tx = Prisma.TransactionClient

/** Takes the interval for one sender; false when it has been sent in it, or lately tried. */
export async function claimSlot(
  db: Database,
  { slot, at, retryBefore }: { slot: bigint; at: Date; retryBefore: Date },
): Promise<boolean> {
  const claimed = await db.$executeRaw`
    INSERT INTO canary_run AS run (slot, sent_at) VALUES (${slot}, ${at})
    ON CONFLICT (slot) DO UPDATE SET sent_at = excluded.sent_at, attempts = run.attempts + 1
    WHERE run.taken_at IS NULL AND run.sent_at < ${retryBefore}`
  return claimed === 1
}

/** Writes down that a canary sent at `sentAt` has come; a second time changes nothing. */
export async function takeRun(tx: Tx, run: { sentAt: Date; receivedAt: Date; matchedAt: Date; takenAt: Date }) {
  const { sentAt, receivedAt, matchedAt, takenAt } = run
  await tx.$executeRaw`
    UPDATE canary_run SET sent_at = ${sentAt}, received_at = ${receivedAt}, matched_at = ${matchedAt}, taken_at = ${takenAt}
    WHERE slot = (SELECT slot FROM canary_run WHERE sent_at >= ${sentAt} ORDER BY sent_at LIMIT 1) AND taken_at IS NULL`
}

/** The newest canary that came through. */
export async function findLastRun(db: Database): Promise<CanaryRun | null> {
  const run = await db.canaryRun.findFirst({ where: { takenAt: { not: null } }, orderBy: { sentAt: 'desc' } })
  if (!run?.takenAt || !run.receivedAt || !run.matchedAt) return null
  return {
    sentAt: run.sentAt.toISOString(),
    receivedAt: run.receivedAt.toISOString(),
    matchedAt: run.matchedAt.toISOString(),
    takenAt: run.takenAt.toISOString(),
  }
}

export const forgetRuns = (db: Database, before: Date) => db.canaryRun.deleteMany({ where: { sentAt: { lt: before } } })
