import type { Database } from '../../../db/prisma.ts'

/** Forces and categories by their names and ids in lower case, as files write them. */
export async function wordsOf(db: Database, at: Date) {
  const [forces, policy] = await Promise.all([
    db.force.findMany({ select: { id: true, name: true } }),
    db.alarmPolicy.findFirst({
      where: { effectiveAt: { lte: at } },
      orderBy: { version: 'desc' },
      select: { categories: { select: { code: true, name: true } } },
    }),
  ])
  const both = (rows: readonly { id: string; name: string }[]) =>
    new Map(rows.flatMap(({ id, name }) => [[name.toLowerCase(), id] as const, [id.toLowerCase(), id] as const]))
  return {
    forces: both(forces),
    categories: both((policy?.categories ?? []).map(({ code, name }) => ({ id: code, name }))),
  }
}
