import type { Transaction } from '../../../db/prisma.ts'
import { contentColumns } from '../copy-line.ts'

/** Puts a revision's rows back as they were; rows that somebody changed since stay. Counts what it did. */
export async function revertRevision(
  tx: Transaction,
  { hotlistId, undone, revision, at }: { hotlistId: string; undone: number; revision: number; at: Date },
): Promise<{ added: number; changed: number; withdrawn: number; kept: number }> {
  const change = (kind: string, from: string) =>
    `INSERT INTO hotlist_revision_change (hotlist_id, revision, entry_id, kind) SELECT $1::text, $3::int, e.id, '${kind}' ${from}`
  const ours = 'e.hotlist_id = $1::text AND e.revision = $2::int'
  const brought = `FROM hotlist_entry e WHERE ${ours} AND e.added_revision = $2 AND e.status = 'live'`
  const altered = (kind: string) =>
    `FROM hotlist_revision_change c JOIN hotlist_entry e ON e.id = c.entry_id
     WHERE c.hotlist_id = $1 AND c.revision = $2 AND c.kind = '${kind}' AND ${ours}`
  const args = [hotlistId, undone, revision] as const
  const { touched = 0n } =
    (
      await tx.$queryRawUnsafe<{ touched: bigint }[]>(
        `SELECT (SELECT count(*) FROM hotlist_entry e WHERE e.hotlist_id = $1 AND e.added_revision = $2 AND e.revision > $2)
         + (SELECT count(*) FROM hotlist_revision_change c JOIN hotlist_entry e ON e.id = c.entry_id
            WHERE c.hotlist_id = $1 AND c.revision = $2 AND e.revision > $2) AS touched`,
        hotlistId,
        undone,
      )
    )[0] ?? {}
  const withdrawn = await tx.$executeRawUnsafe(change('withdrawn', brought), ...args)
  const changed = await tx.$executeRawUnsafe(change('changed', altered('changed')), ...args)
  const added = await tx.$executeRawUnsafe(change('restored', altered('withdrawn')), ...args)
  const mine = `FROM hotlist_revision_change n WHERE n.hotlist_id = $1::text AND n.revision = $3::int AND n.entry_id = e.id AND e.revision = $2::int`
  const stamp = 'revision = $3::int, updated_at = $4::timestamptz, version = e.version + 1'
  await tx.$executeRawUnsafe(
    `UPDATE hotlist_entry e SET status = 'withdrawn', withdrawn_at = $4::timestamptz, ${stamp},
       withdrawn_reason = 'Revision ' || $2::int || ' of the list, which brought it, was undone' ${mine} AND n.kind = 'withdrawn'`,
    ...args,
    at,
  )
  await tx.$executeRawUnsafe(
    `UPDATE hotlist_entry e SET status = 'live', withdrawn_at = NULL, withdrawn_reason = NULL, ${stamp} ${mine} AND n.kind = 'restored'`,
    ...args,
    at,
  )
  const sets = contentColumns.map((name) => `${name} = b.${name}`).join(', ')
  await tx.$executeRawUnsafe(
    `UPDATE hotlist_entry e SET ${sets}, ${stamp}, confirm_by = CASE WHEN b.weed_at <= e.confirm_by THEN e.confirm_by END
     FROM hotlist_revision_change n JOIN hotlist_revision_change c ON c.hotlist_id = $1::text AND c.revision = $2::int AND c.entry_id = n.entry_id
       CROSS JOIN LATERAL jsonb_populate_record(NULL::hotlist_entry, c.before) b
     WHERE n.hotlist_id = $1::text AND n.revision = $3::int AND n.kind = 'changed' AND n.entry_id = e.id AND e.revision = $2::int`,
    ...args,
    at,
  )
  return { added, changed, withdrawn, kept: Number(touched) }
}
