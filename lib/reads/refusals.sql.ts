import type { Database } from '../db/prisma.ts'
import { type RefusalRow, refusedMatches } from './refusal-row.ts'

/** Reads and matches that were not taken, by source and code, the newest first; matches of SILENT entries for the cleared only. */
export async function listRefusals(db: Database, cleared: boolean): Promise<RefusalRow[]> {
  const rows = await db.$queryRaw<(Omit<RefusalRow, 'count'> & { count: bigint })[]>`
    SELECT r.source_id AS "sourceId", s.name AS "sourceName", r.code, r.count, r.first_at AS "firstAt",
      r.last_at AS "lastAt", r.sample
    FROM ingest_refusal r LEFT JOIN ingest_source s ON s.id = r.source_id
    WHERE ${cleared} OR r.source_id <> ${refusedMatches.covert}
    ORDER BY r.last_at DESC, r.source_id, r.code`
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
