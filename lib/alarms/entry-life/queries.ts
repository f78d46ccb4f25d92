import type { Prisma } from '#prisma/client/client.ts'
import type { Alarm } from '../alarm.ts'
import { alarmFromRow, fieldsOf } from '../alarm-row.ts'
import { saidOf, type Told } from './said.ts'
import type { StandingEntry } from './standing-entry.ts'

type Tx = Prisma.TransactionClient

/**
 * Open alarms that need a closer look, all of them or this one: those of whose entries one is off its list at `now`, told
 * or not, or was changed since. Nearly always none, so this one look is all that a second costs.
 */
export async function alarmsInDoubt(
  tx: Pick<Tx, '$queryRaw'>,
  now: Date,
  only: string | null = null,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM alarm a
    WHERE a.state <> 'closed' AND (${only}::uuid IS NULL OR a.id = ${only}::uuid) AND (a.gone_entry_ids <> '{}' OR EXISTS (
      SELECT FROM hotlist_entry e LEFT JOIN alarm_entry s ON s.alarm_id = a.id AND s.entry_id = e.id
      WHERE e.id = ANY(a.entry_ids) AND (s.revision IS DISTINCT FROM e.revision
        OR NOT (e.status = 'live' AND (e.weed_at IS NULL OR e.weed_at > ${now})))))`
  return rows.map(({ id }) => id)
}

/**
 * Those of `among` that are open, each with its entries in the order in which it came to know them, and with what took the
 * place of one. One listed anew by its source is another row with the same list, mark and reference. What is of the other
 * secrecy is another matter: an entry that became so counts as gone.
 */
export async function standingOf(
  tx: Pick<Tx, '$queryRaw'>,
  among: readonly string[],
  now: Date,
): Promise<{ alarm: Alarm; entries: StandingEntry[] }[]> {
  const rows = await tx.$queryRaw<Record<string, unknown>[]>`
    SELECT * FROM alarm WHERE id = ANY(${among}::uuid[]) AND state <> 'closed' ORDER BY id`
  const entries = await tx.$queryRaw<Record<string, unknown>[]>`
    SELECT known.alarm_id, e.*, known.possible, r.by_name, s.revision AS told_revision, s.said AS told_said,
      e.status = 'live' AND (e.action = 'SILENT') = known.restricted AS listed,
      e.status = 'live' AND (e.action = 'SILENT') = known.restricted AND (e.weed_at IS NULL OR e.weed_at > ${now}) AS live
    FROM (
      SELECT a.id AS alarm_id, a.restricted, a.entry_ids, each.id AS entry_id,
        coalesce(bool_and(m.explanation ->> 'decision' = 'possible'), false) AS possible
      FROM alarm a JOIN hotlist_entry o ON o.id = ANY(a.entry_ids)
      LEFT JOIN alarm_match m ON m.alarm_id = a.id AND m.entry_id = o.id
      CROSS JOIN LATERAL (
        SELECT o.id
        UNION
        SELECT n.id FROM hotlist_entry n
        WHERE n.vrm = o.vrm AND n.hotlist_id = o.hotlist_id AND n.status = 'live' AND (n.action = 'SILENT') = a.restricted
          AND entry_reference(n.source_reference, n.pnc_id, n.category) = entry_reference(o.source_reference, o.pnc_id, o.category)
      ) each
      WHERE a.id = ANY(${among}::uuid[]) AND a.state <> 'closed'
      GROUP BY a.id, each.id
    ) known JOIN hotlist_entry e ON e.id = known.entry_id
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
