import type { Database } from '#lib/db/prisma.ts'
import type { ListHealth } from '#lib/realtime/contract.ts'

/** Open alarms whose leading entry stands on one of `lists` that is old, by id; restricted ones for the cleared alone. */
export async function alarmsOnOldLists(
  db: Database,
  lists: readonly Pick<ListHealth, 'id' | 'state'>[],
  cleared: boolean,
): Promise<string[]> {
  const old = lists.filter(({ state }) => state === 'old').map(({ id }) => id)
  if (old.length === 0) return []
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a.id::text FROM alarm a JOIN hotlist_entry e ON e.id = a.entry_ids[1]
    WHERE a.state <> 'closed' AND (${cleared} OR NOT a.restricted) AND e.hotlist_id = ANY(${old}) ORDER BY a.raised_at, a.id`
  return rows.map(({ id }) => id)
}
