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
      SELECT FROM (SELECT DISTINCT hotlist_id, vrm FROM hotlist_entry WHERE id = ANY(a.gone_entry_ids)) o
        JOIN hotlist_entry n ON n.vrm = o.vrm AND n.hotlist_id = o.hotlist_id
      WHERE n.status = 'live' AND (n.weed_at IS NULL OR n.weed_at > ${now})
        AND (n.action = 'SILENT') = a.restricted AND (n.id <> ALL(a.entry_ids) OR n.id = ANY(a.gone_entry_ids))))`
  return rows.map(({ id }) => id)
}

/** So many other entries of a list, the gravest, come for one that it lost; what a file has of a mark beyond them joins by its match. */
const MOST_OTHERS = 20

/**
 * Those of `among` that are open, each with its entries in the order in which it came to know them, and with those that its
 * lists have besides: rows with the mark and the reference of one (its source listed it anew), and of one that is off its
 * list every row with its mark. What is of the other secrecy is another matter: an entry that became so counts as gone, and
 * nothing of it is counted. Each list is read once a mark, since a file may have ten thousand rows of one.
 */
export async function standingOf(
  tx: Pick<Tx, '$queryRaw'>,
  among: readonly string[],
  now: Date,
): Promise<{ alarm: Alarm; entries: StandingEntry[] }[]> {
  const rows = await tx.$queryRaw<Record<string, unknown>[]>`
    SELECT * FROM alarm WHERE id = ANY(${among}::uuid[]) AND state <> 'closed' ORDER BY id`
  const entries = await tx.$queryRaw<Record<string, unknown>[]>`
    WITH own AS (
      SELECT a.id AS alarm_id, a.restricted, o.id AS entry_id, o.hotlist_id, o.vrm,
        entry_reference(o.source_reference, o.pnc_id, o.category) AS reference,
        o.status = 'live' AND (o.action = 'SILENT') = a.restricted AND (o.weed_at IS NULL OR o.weed_at > ${now}) AS live,
        coalesce(bool_and(m.explanation ->> 'decision' = 'possible'), false) AS possible
      FROM alarm a JOIN hotlist_entry o ON o.id = ANY(a.entry_ids)
      LEFT JOIN alarm_match m ON m.alarm_id = a.id AND m.entry_id = o.id
      WHERE a.id = ANY(${among}::uuid[]) AND a.state <> 'closed'
      GROUP BY a.id, o.id
    ), mark AS (
      SELECT alarm_id, restricted, hotlist_id, vrm, bool_or(NOT live) AS lost, bool_and(possible) FILTER (WHERE NOT live) AS possible
      FROM own GROUP BY alarm_id, restricted, hotlist_id, vrm
    ), listing AS (
      SELECT mark.*, x.id AS entry_id, x.status, x.added_revision, x.revision, x.grade,
        x.status = 'live' AND (x.weed_at IS NULL OR x.weed_at > ${now}) AS live,
        entry_reference(x.source_reference, x.pnc_id, x.category) AS reference
      FROM mark JOIN hotlist_entry x ON x.vrm = mark.vrm AND x.hotlist_id = mark.hotlist_id AND (x.action = 'SILENT') = mark.restricted
    ), heir AS (
      SELECT alarm_id, (array_agg(entry_id) FILTER (WHERE NOT went))[1] AS entry_id,
        (array_agg(entry_id) FILTER (WHERE went))[1] AS heir_of, bool_and(possible) AS possible
      FROM (
        SELECT alarm_id, hotlist_id, vrm, possible, added_revision AS turn, entry_id, false AS went FROM listing WHERE lost
        UNION ALL
        SELECT alarm_id, hotlist_id, vrm, possible, revision, entry_id, true FROM listing
        WHERE lost AND status = 'withdrawn' AND added_revision < revision
      ) turn GROUP BY alarm_id, hotlist_id, vrm, turn
      HAVING count(*) FILTER (WHERE went) = 1 AND count(*) FILTER (WHERE NOT went) = 1
    ), other AS (
      SELECT alarm_id, entry_id, possible,
        row_number() OVER (PARTITION BY alarm_id, hotlist_id, vrm ORDER BY array_position('{high,medium,low}', grade), entry_id) AS place
      FROM listing WHERE live AND lost
    ), known AS (
      SELECT alarm_id, entry_id, bool_or(renews) AS renews, bool_and(possible) AS possible
      FROM (
        SELECT alarm_id, entry_id, true AS renews, possible FROM own
        UNION ALL
        SELECT listing.alarm_id, listing.entry_id, true, own.possible
        FROM listing JOIN own USING (alarm_id, hotlist_id, vrm, reference) WHERE listing.live
        UNION ALL
        SELECT alarm_id, entry_id, false, possible FROM other WHERE place <= ${MOST_OTHERS}
        UNION ALL
        SELECT alarm_id, entry_id, false, heir.possible FROM heir JOIN listing USING (alarm_id, entry_id) WHERE live
      ) each GROUP BY alarm_id, entry_id
    )
    SELECT known.alarm_id, e.*, known.possible, known.renews, heir.heir_of, r.by_name, s.revision AS told_revision, s.said AS told_said,
      e.status = 'live' AND (e.action = 'SILENT') = a.restricted AS listed,
      e.status = 'live' AND (e.action = 'SILENT') = a.restricted AND (e.weed_at IS NULL OR e.weed_at > ${now}) AS live
    FROM known JOIN alarm a ON a.id = known.alarm_id JOIN hotlist_entry e ON e.id = known.entry_id
    LEFT JOIN heir ON heir.alarm_id = known.alarm_id AND heir.entry_id = e.id
    LEFT JOIN alarm_entry s ON s.alarm_id = known.alarm_id AND s.entry_id = e.id
    LEFT JOIN hotlist_revision r ON r.hotlist_id = e.hotlist_id AND r.revision = e.revision
    ORDER BY array_position(a.entry_ids, e.id), e.id`
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
