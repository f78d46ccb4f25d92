import type { Prisma } from '#prisma/client/client.ts'
import type { Alarm } from '../alarm.ts'
import { alarmFromRow, fieldsOf } from '../alarm-row.ts'
import { saidOf, type Told } from './said.ts'
import type { StandingEntry } from './standing-entry.ts'

type Tx = Prisma.TransactionClient

/**
 * Open alarms that need a closer look, all of them or this one: those of whose entries one is off its list at `now`, which
 * has not been said, or was changed since, and those with one that is off its list whose list has its mark again, or
 * besides. Nearly always none, so this one look is all that a second costs.
 */
export async function alarmsInDoubt(
  tx: Pick<Tx, '$queryRaw'>,
  now: Date,
  only: string | null = null,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM alarm a
    WHERE a.state <> 'closed' AND (${only}::uuid IS NULL OR a.id = ${only}::uuid) AND (EXISTS (
      SELECT FROM hotlist_entry e LEFT JOIN alarm_entry s ON s.alarm_id = a.id AND s.entry_id = e.id
      WHERE e.id = ANY(a.entry_ids) AND e.id <> ALL(a.gone_entry_ids) AND (s.revision IS DISTINCT FROM e.revision
        OR NOT (e.status = 'live' AND (e.weed_at IS NULL OR e.weed_at > ${now})))
    ) OR EXISTS (
      SELECT FROM hotlist_entry o JOIN hotlist_entry n ON n.vrm = o.vrm AND n.hotlist_id = o.hotlist_id
      WHERE o.id = ANY(a.gone_entry_ids) AND n.status = 'live' AND (n.weed_at IS NULL OR n.weed_at > ${now})
        AND (n.action = 'SILENT') = a.restricted AND (n.id <> ALL(a.entry_ids) OR n.id = ANY(a.gone_entry_ids))))`
  return rows.map(({ id }) => id)
}

/**
 * Those of `among` that are open, each with its entries in the order in which it came to know them, and with those that its
 * lists have besides: rows with the mark and the reference of one (its source listed it anew), and of one that is off its
 * list every row with its mark. What is of the other secrecy is another matter: an entry that became so counts as gone, and
 * nothing of it is counted.
 */
export async function standingOf(
  tx: Pick<Tx, '$queryRaw'>,
  among: readonly string[],
  now: Date,
): Promise<{ alarm: Alarm; entries: StandingEntry[] }[]> {
  const rows = await tx.$queryRaw<Record<string, unknown>[]>`
    SELECT * FROM alarm WHERE id = ANY(${among}::uuid[]) AND state <> 'closed' ORDER BY id`
  const entries = await tx.$queryRaw<Record<string, unknown>[]>`
    SELECT known.alarm_id, e.*, known.possible, known.renews, heir.of AS heir_of, r.by_name, s.revision AS told_revision, s.said AS told_said,
      e.status = 'live' AND (e.action = 'SILENT') = known.restricted AS listed,
      e.status = 'live' AND (e.action = 'SILENT') = known.restricted AND (e.weed_at IS NULL OR e.weed_at > ${now}) AS live
    FROM (
      SELECT a.id AS alarm_id, a.restricted, a.entry_ids, each.id AS entry_id, bool_or(each.renews) AS renews,
        coalesce(bool_and(m.explanation ->> 'decision' = 'possible'), false) AS possible
      FROM alarm a JOIN hotlist_entry o ON o.id = ANY(a.entry_ids)
      LEFT JOIN alarm_match m ON m.alarm_id = a.id AND m.entry_id = o.id
      CROSS JOIN LATERAL (
        SELECT entry_reference(o.source_reference, o.pnc_id, o.category) AS reference,
          o.status = 'live' AND (o.action = 'SILENT') = a.restricted AND (o.weed_at IS NULL OR o.weed_at > ${now}) AS live
      ) o_is
      CROSS JOIN LATERAL (
        SELECT o.id, true AS renews
        UNION ALL
        SELECT n.id, n.reference = o_is.reference FROM (
          SELECT n.id, entry_reference(n.source_reference, n.pnc_id, n.category) AS reference FROM hotlist_entry n
          WHERE n.vrm = o.vrm AND n.hotlist_id = o.hotlist_id AND n.status = 'live' AND (n.action = 'SILENT') = a.restricted
        ) n WHERE n.reference = o_is.reference OR NOT o_is.live
      ) each
      WHERE a.id = ANY(${among}::uuid[]) AND a.state <> 'closed'
      GROUP BY a.id, each.id
    ) known JOIN hotlist_entry e ON e.id = known.entry_id
    CROSS JOIN LATERAL (
      SELECT CASE WHEN count(*) FILTER (WHERE came) = 1 AND count(*) FILTER (WHERE went) = 1
        THEN (array_agg(one.id) FILTER (WHERE went))[1] END AS of
      FROM (
        SELECT x.id, x.added_revision = e.added_revision AS came,
          x.status = 'withdrawn' AND x.revision = e.added_revision AND x.added_revision < x.revision AS went
        FROM hotlist_entry x
        WHERE x.vrm = e.vrm AND x.hotlist_id = e.hotlist_id AND (x.action = 'SILENT') = known.restricted
      ) one
    ) heir
    LEFT JOIN alarm_entry s ON s.alarm_id = known.alarm_id AND s.entry_id = e.id
    LEFT JOIN hotlist_revision r ON r.hotlist_id = e.hotlist_id AND r.revision = e.revision
    WHERE e.id = ANY(known.entry_ids) OR e.weed_at IS NULL OR e.weed_at > ${now}
    ORDER BY array_position(known.entry_ids, e.id), e.id`
  const byAlarm = Map.groupBy(entries, ({ alarm_id }) => String(alarm_id))
  return rows.map((row) => ({
    alarm: alarmFromRow(row),
    entries: (byAlarm.get(String(row.id)) ?? []).map(entryFromRow),
  }))
}

function entryFromRow(row: Record<string, unknown>): StandingEntry {
  const fields = fieldsOf(row)
  const told = fields.toldSaid ? ({ revision: fields.toldRevision, said: fields.toldSaid } as Told) : null
  return { ...(fields as unknown as StandingEntry), said: saidOf(fields), told }
}
