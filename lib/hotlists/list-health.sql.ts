import type { ListHealth } from '#lib/realtime/contract.ts'
import type { Database } from '../db/prisma.ts'
import { listAge } from './list-age.ts'

/** How fresh each list is at `at`; covert lists exist only for the cleared. */
export async function listsHealth(
  db: Database,
  { cleared, at }: { cleared: boolean; at: Date },
): Promise<ListHealth[]> {
  const lists = await db.hotlist.findMany({
    where: { archivedAt: null, ...(cleared ? {} : { covert: false }) },
    select: { id: true, name: true, refreshedAt: true, expectedRefreshHours: true },
    orderBy: { name: 'asc' },
  })
  return lists.map(({ id, name, refreshedAt, expectedRefreshHours }) => ({
    id,
    name,
    state: listAge(refreshedAt, expectedRefreshHours, at),
    refreshedAt: refreshedAt.toISOString(),
  }))
}
