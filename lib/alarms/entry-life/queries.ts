import type { Prisma } from '#prisma/client/client.ts'
import type { Alarm } from '../alarm.ts'
import { alarmFromRow } from '../alarm-row.ts'

type Tx = Prisma.TransactionClient

export interface LostAlarm {
  alarm: Alarm
  /** `expired` when a weed date took the last of its entries, not a person. */
  cause: 'withdrawn' | 'expired'
}

/**
 * Open alarms that need a closer look: withdrawn ones, and those of which no entry of their own secrecy is on its list at
 * `now`. Nearly always none, so this one look is all that a second costs.
 */
export async function alarmsInDoubt(tx: Pick<Tx, '$queryRaw'>, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM alarm a
    WHERE a.state <> 'closed' AND (a.withdrawn_at IS NOT NULL OR NOT EXISTS (
      SELECT FROM hotlist_entry e
      WHERE e.id = ANY(a.entry_ids) AND e.status = 'live' AND (e.weed_at IS NULL OR e.weed_at > ${now})
        AND (e.action = 'SILENT') = a.restricted))`
  return rows.map(({ id }) => id)
}

/** Those of `among` none of whose entries is on a list at `now`. */
export async function alarmsWithoutLiveEntry(tx: Tx, now: Date, among: readonly string[]): Promise<LostAlarm[]> {
  const rows = await tx.$queryRaw<({ expired: boolean } & Record<string, unknown>)[]>`
    SELECT a.*, EXISTS (SELECT FROM hotlist_entry e WHERE e.id = ANY(a.entry_ids) AND e.status = 'live') AS expired
    FROM alarm a
    WHERE a.id = ANY(${among}::uuid[]) AND a.state <> 'closed' AND a.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT FROM hotlist_entry e
                      WHERE e.id = ANY(a.entry_ids) AND e.status = 'live' AND (e.weed_at IS NULL OR e.weed_at > ${now}))`
  return rows.map(({ expired, ...row }) => ({ alarm: alarmFromRow(row), cause: expired ? 'expired' : 'withdrawn' }))
}

export interface RegainedAlarm {
  alarm: Alarm
  /** Live entries that stand behind it, those it did not know of included. */
  live: string[]
}

/**
 * Those of `among` whose entries had all gone and of which one is on its list again at `now`: put back by an undo or an edit,
 * or listed anew by its source. One listed anew is another row with the same list, mark and reference; never one of the
 * other secrecy, which is another matter.
 */
export async function alarmsWithLiveEntryAgain(tx: Tx, now: Date, among: readonly string[]): Promise<RegainedAlarm[]> {
  const rows = await tx.$queryRaw<({ live: string[] } & Record<string, unknown>)[]>`
    SELECT a.*, behind.live
    FROM alarm a CROSS JOIN LATERAL (
      SELECT array_agg(DISTINCT e.id) AS live, bool_or(e.id = o.id) AS known
      FROM hotlist_entry o JOIN hotlist_entry e ON e.vrm = o.vrm AND e.hotlist_id = o.hotlist_id
        AND entry_reference(e.source_reference, e.pnc_id, e.category) = entry_reference(o.source_reference, o.pnc_id, o.category)
      WHERE o.id = ANY(a.entry_ids) AND (e.action = 'SILENT') = a.restricted
        AND e.status = 'live' AND (e.weed_at IS NULL OR e.weed_at > ${now})
    ) behind
    WHERE a.id = ANY(${among}::uuid[]) AND a.state <> 'closed' AND behind.live IS NOT NULL
      AND (a.withdrawn_at IS NOT NULL OR NOT behind.known)`
  return rows.map(({ live, ...row }) => ({ alarm: alarmFromRow(row), live }))
}
