import type { Prisma } from '#prisma/client/client.ts'
import type { Alarm } from '../alarm.ts'
import { alarmFromRow } from '../alarm-row.ts'
import type { StandingEntry } from './standing.ts'

type Tx = Prisma.TransactionClient

/**
 * Open alarms that need a closer look: those of whose entries one is off its list at `now`, told or not. Nearly always
 * none, so this one look is all that a second costs.
 */
export async function alarmsInDoubt(tx: Pick<Tx, '$queryRaw'>, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM alarm a
    WHERE a.state <> 'closed' AND (a.gone_entry_ids <> '{}' OR EXISTS (
      SELECT FROM hotlist_entry e
      WHERE e.id = ANY(a.entry_ids) AND NOT (e.status = 'live' AND (e.weed_at IS NULL OR e.weed_at > ${now}))))`
  return rows.map(({ id }) => id)
}

/**
 * Those of `among` that are open, each with its entries in the order in which it came to know them, and with what took the
 * place of one. One listed anew by its source is another row with the same list, mark and reference; never one of the
 * other secrecy, which is another matter.
 */
export async function standingOf(
  tx: Pick<Tx, '$queryRaw'>,
  among: readonly string[],
  now: Date,
): Promise<{ alarm: Alarm; entries: StandingEntry[] }[]> {
  const rows = await tx.$queryRaw<Record<string, unknown>[]>`
    SELECT * FROM alarm WHERE id = ANY(${among}::uuid[]) AND state <> 'closed' ORDER BY id`
  const entries = await tx.$queryRaw<({ alarmId: string } & StandingEntry)[]>`
    SELECT a.id AS "alarmId", e.id, e.category, e.grade, e.reason, e.action, e.warning_signals AS "warningSignals",
      e.status = 'live' AS listed, e.status = 'live' AND (e.weed_at IS NULL OR e.weed_at > ${now}) AS live,
      coalesce(bool_and(m.explanation ->> 'decision' = 'possible'), false) AS possible
    FROM alarm a JOIN hotlist_entry o ON o.id = ANY(a.entry_ids)
    LEFT JOIN alarm_match m ON m.alarm_id = a.id AND m.entry_id = o.id
    CROSS JOIN LATERAL (
      SELECT o.id
      UNION
      SELECT n.id FROM hotlist_entry n
      WHERE n.vrm = o.vrm AND n.hotlist_id = o.hotlist_id AND n.status = 'live' AND (n.action = 'SILENT') = a.restricted
        AND entry_reference(n.source_reference, n.pnc_id, n.category) = entry_reference(o.source_reference, o.pnc_id, o.category)
    ) known JOIN hotlist_entry e ON e.id = known.id
    WHERE a.id = ANY(${among}::uuid[]) AND a.state <> 'closed'
      AND (e.id = ANY(a.entry_ids) OR e.weed_at IS NULL OR e.weed_at > ${now})
    GROUP BY a.id, e.id
    ORDER BY array_position(a.entry_ids, e.id), e.id`
  const byAlarm = Map.groupBy(entries, ({ alarmId }) => alarmId)
  return rows.map((row) => ({ alarm: alarmFromRow(row), entries: byAlarm.get(String(row.id)) ?? [] }))
}
