import type { Transaction } from '../../../db/prisma.ts'
import { contentColumns } from '../copy-line.ts'
import { stagingTables } from '../staging/staged.ts'

const list = (prefix: string) => contentColumns.map((name) => `${prefix}${name}`).join(', ')

/** Whether every force that the rows name is there, and stays until the end of the transaction: no foreign key asks. */
export async function holdForces(tx: Transaction, importId: string): Promise<boolean> {
  const { rows } = stagingTables(importId)
  const named = await tx.$queryRawUnsafe<{ id: string | null }[]>(
    `SELECT f.id FROM (SELECT DISTINCT force_id FROM ${rows} WHERE force_id IS NOT NULL) s LEFT JOIN force f ON f.id = s.force_id`,
  )
  await tx.$queryRawUnsafe(
    `SELECT FROM force WHERE id = ANY($1) FOR KEY SHARE`,
    named.map(({ id }) => id),
  )
  return named.every(({ id }) => id !== null)
}

/** Makes the compared rows the list's `revision`; entries that change keep their ids. */
export async function applyDiff(
  tx: Transaction,
  {
    importId,
    hotlistId,
    revision,
    at,
    why,
  }: { importId: string; hotlistId: string; revision: number; at: Date; why: string },
): Promise<void> {
  const { rows, diff } = stagingTables(importId)
  const before = contentColumns.map((name) => `'${name}', e.${name}`).join(', ')
  await tx.$executeRawUnsafe(
    `INSERT INTO hotlist_revision_change (hotlist_id, revision, entry_id, kind, before)
     SELECT $1::text, $2::int, d.entry_id, d.outcome, CASE d.outcome WHEN 'changed' THEN jsonb_build_object(${before}) END
     FROM ${diff} d JOIN hotlist_entry e ON e.id = d.entry_id WHERE d.outcome IN ('changed', 'withdrawn')
     ON CONFLICT DO NOTHING`,
    hotlistId,
    revision,
  )
  await tx.$executeRawUnsafe(
    `UPDATE hotlist_entry e SET status = 'withdrawn', withdrawn_at = $1::timestamptz, withdrawn_reason = $3, updated_at = $1::timestamptz, revision = $2::int,
       version = e.version + 1
     FROM ${diff} d WHERE d.outcome = 'withdrawn' AND e.id = d.entry_id`,
    at,
    revision,
    why,
  )
  const sets = contentColumns.map((name) => `${name} = s.${name}`).join(', ')
  // A stolen report that its source confirms by a later weed date no longer ends as an unconfirmed one.
  await tx.$executeRawUnsafe(
    `UPDATE hotlist_entry e SET ${sets}, updated_at = $1::timestamptz, revision = $2::int, version = e.version + 1,
       confirm_by = CASE WHEN s.weed_at <= e.confirm_by THEN e.confirm_by END
     FROM ${diff} d JOIN ${rows} s ON s.line = d.line WHERE d.outcome = 'changed' AND e.id = d.entry_id`,
    at,
    revision,
  )
  await tx.$executeRawUnsafe(
    `INSERT INTO hotlist_entry (id, hotlist_id, vrm, ${list('')}, created_at, updated_at, revision, added_revision)
     SELECT s.id, $2::text, s.vrm, ${list('s.')}, $1::timestamptz, $1::timestamptz, $3::int, $3::int
     FROM ${diff} d JOIN ${rows} s ON s.line = d.line WHERE d.outcome = 'added'`,
    at,
    hotlistId,
    revision,
  )
}
