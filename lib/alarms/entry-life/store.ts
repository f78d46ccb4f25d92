import type { Prisma } from '#prisma/client/client.ts'
import type { Told } from './said.ts'

/** Writes down what an alarm has said of entries. Needs `openLog`. */
export async function tell(
  tx: Pick<Prisma.TransactionClient, '$executeRaw'>,
  rows: readonly ({ alarmId: string; entryId: string } & Told)[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRaw`
    INSERT INTO alarm_entry (alarm_id, entry_id, revision, said)
    SELECT "alarmId", "entryId", revision, said
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("alarmId" uuid, "entryId" uuid, revision integer, said jsonb)
    ON CONFLICT (alarm_id, entry_id) DO UPDATE SET revision = EXCLUDED.revision, said = EXCLUDED.said`
}
