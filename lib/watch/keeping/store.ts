import { findAlarm, openLog, saveChange } from '#lib/alarms/store.ts'
import type { Transaction } from '#lib/db/prisma.ts'
import { backToQueue } from '../back-to-queue.ts'

/**
 * Puts alarms back into the queue without their owner and says why in their log. What somebody decided or took meanwhile
 * stays as it is. Answers those that went back.
 */
export async function returnAlarms(
  tx: Transaction,
  { alarmIds, ownerId, reason, at }: { alarmIds: readonly string[]; ownerId: string; reason: string; at: Date },
): Promise<string[]> {
  if (alarmIds.length === 0) return []
  await openLog(tx)
  const returned: string[] = []
  for (const id of alarmIds) {
    const alarm = await findAlarm(tx, id)
    if (!alarm || alarm.ownerId !== ownerId || alarm.decision !== null || alarm.state === 'closed') continue
    const data = { reason, from: alarm.ownerName }
    const patch = backToQueue(at.toISOString())
    await saveChange(tx, alarm, { kind: 'owner-lost', data, patch }, at, { decisive: true })
    returned.push(id)
  }
  return returned
}
