import type { Database } from '../../../db/prisma.ts'
import { coherenceOf, type Judged } from '../../coherence.ts'

export interface ClashRow {
  line: number
  vrm: string
  grade: string
  category: string
  /** Why its grade goes against its risk, as the operator reads it. */
  reason: string
}

/** Rows of an import that are graded against their risk, in order of line, from the one after `after`. */
export async function findClashRows(db: Database, importId: string, limit: number, after = 0): Promise<ClashRow[]> {
  const rows = await db.hotlistImportClash.findMany({
    where: { importId, line: { gt: after } },
    orderBy: { line: 'asc' },
    take: limit,
  })
  return rows.map(({ line, vrm, grade, category, action, warningSignals }) => {
    const found = coherenceOf({ grade: grade as Judged['grade'], category, action, warningSignals })
    const clashes = found.filter(({ consequence }) => consequence === 'override')
    return { line, vrm, grade, category, reason: clashes.map(({ words }) => words).join('; ') }
  })
}
