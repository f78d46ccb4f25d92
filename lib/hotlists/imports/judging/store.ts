import type { Transaction } from '../../../db/prisma.ts'
import { stagingTables } from '../staging/staged.ts'
import { clashes } from './clash.sql.ts'

/** Rows that the compared file adds or changes. */
const brought = (importId: string) => {
  const { rows, diff } = stagingTables(importId)
  return `FROM ${diff} d JOIN ${rows} s ON s.line = d.line AND d.outcome IN ('added', 'changed')
    LEFT JOIN hotlist_entry e ON e.id = d.entry_id`
}
const isNewHigh = `s.grade = 'high' AND e.grade IS DISTINCT FROM 'high'`

/** Writes down which rows of a compared file are graded against their risk; how many, and how many Highs are new. */
export async function judge(tx: Transaction, importId: string): Promise<{ clashes: number; highs: number }> {
  await tx.hotlistImportClash.deleteMany({ where: { importId } })
  const found = await tx.$executeRawUnsafe(
    `INSERT INTO hotlist_import_clash (import_id, line, vrm, category, grade, action, warning_signals)
     SELECT $1::uuid, s.line, s.vrm, s.category, s.grade, s.action, s.warning_signals ${brought(importId)}
     WHERE ${clashes('s')} ON CONFLICT DO NOTHING`,
    importId,
  )
  const [row] = await tx.$queryRawUnsafe<{ highs: bigint }[]>(
    `SELECT count(*) AS highs ${brought(importId)} WHERE ${isNewHigh}`,
  )
  return { clashes: found, highs: Number(row?.highs ?? 0) }
}

/** Which entries the file makes High that were not; before it is applied, while they are what they were. */
export async function newHighs(tx: Transaction, importId: string): Promise<string[]> {
  const found = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT coalesce(e.id, s.id) AS id ${brought(importId)} WHERE ${isNewHigh} ORDER BY s.line`,
  )
  return found.map(({ id }) => id)
}
