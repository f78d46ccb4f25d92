import { can, type Viewer } from '../../access/viewer.ts'
import type { Database } from '../../db/prisma.ts'
import { formPartOf } from './kept-row.ts'
import type { ListToKeep } from './list-to-keep.ts'

/** A list as its form shows it; undefined when there is none for this person. */
export async function findListToKeep(db: Database, viewer: Viewer, id: string): Promise<ListToKeep | undefined> {
  const row = await db.hotlist.findUnique({ where: { id } })
  if (!row || (row.covert && !can(viewer, 'hotlist:read-restricted'))) return undefined
  const { name, source, forceId, owner, contact, expectedRefreshHours, guardShare, version, covert, tokenMadeAt } = row
  const seen = can(viewer, 'hotlist:read-restricted') ? {} : { action: { not: 'SILENT' } }
  return {
    ...{ id, version, name, source, forceId, owner, contact, expectedRefreshHours, guardShare, covert, tokenMadeAt },
    ...formPartOf(row),
    fed: row.tokenHash !== null,
    archivedAt: row.archivedAt,
    standing: await db.hotlistEntry.count({ where: { hotlistId: id, status: { in: ['live', 'pending'] }, ...seen } }),
  }
}

/** What a list's form lets one choose. */
export async function listFormChoices(db: Database, at: Date) {
  const [forces, policy] = await Promise.all([
    db.force.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } }),
    db.alarmPolicy.findFirst({
      where: { effectiveAt: { lte: at } },
      orderBy: { version: 'desc' },
      include: { categories: { select: { code: true, name: true }, orderBy: { name: 'asc' } } },
    }),
  ])
  return { forces, categories: policy?.categories ?? [] }
}
