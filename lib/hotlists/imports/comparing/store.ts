import type { Transaction } from '../../../db/prisma.ts'
import type { DiffCounts } from '../../files/guard.ts'
import { contentColumns } from '../copy-line.ts'
import { stagingTables } from '../staging/staged.ts'

/** A row that comes twice is taken once, the first time; the later ones are refused, whatever they say. */
export async function refuseDuplicates(tx: Transaction, importId: string): Promise<number> {
  const { rows } = stagingTables(importId)
  return tx.$executeRawUnsafe(
    `WITH first AS (
       SELECT vrm, reference, min(line) AS line FROM ${rows} WHERE op IS DISTINCT FROM 'bad'
       GROUP BY vrm, reference HAVING count(*) > 1
     ), gone AS (
       DELETE FROM ${rows} r USING first f
       WHERE r.vrm = f.vrm AND r.reference IS NOT DISTINCT FROM f.reference AND r.line > f.line AND r.op IS DISTINCT FROM 'bad'
       RETURNING r.line, r.vrm, f.line AS first_line
     )
     INSERT INTO hotlist_import_refusal (import_id, line, code, field, value, reason)
     SELECT $1::uuid, line, 'duplicate', 'vrm', vrm, 'The same entry is on line ' || first_line || ', which was taken' FROM gone`,
    importId,
  )
}

const list = (prefix: string) => contentColumns.map((name) => `${prefix}${name}`).join(', ')
const differs = `(${list('s.')}) IS DISTINCT FROM (${list('e.')})`
// What files can change: what its source lists, live; SILENT entries of an open list are no matter of its files.
const listed = `e.hotlist_id = $1 AND e.status = 'live' AND e.origin = 'list' AND (e.action = 'SILENT') = $2`
const same = 's.vrm = e.vrm AND s.reference = entry_reference(e.source_reference, e.pnc_id, e.category)'

/** Marks that were changed since a comparison, up to which it is only mended. */
const mostMended = 1000

/**
 * Compares the staged rows with the list as it stands in this transaction: one outcome for each row and each entry. Where
 * it was compared at revision `comparedAt` before, a full file is held again only against what has changed since: others
 * who change the list wait meanwhile, and for a million rows the whole takes six seconds.
 */
export async function compare(
  tx: Transaction,
  {
    importId,
    hotlistId,
    kind,
    covert,
    comparedAt,
  }: { importId: string; hotlistId: string; kind: 'full' | 'delta'; covert: boolean; comparedAt?: number },
): Promise<Omit<DiffCounts, 'refused'> & { notListed: number }> {
  const { rows, diff } = stagingTables(importId)
  const marks =
    kind === 'full' && comparedAt !== undefined ? await marksChangedSince(tx, hotlistId, comparedAt) : undefined
  if (marks) await forget(tx, importId, hotlistId, marks)
  else {
    await tx.$executeRawUnsafe(`DROP TABLE IF EXISTS ${diff}`)
    await tx.$executeRawUnsafe(`CREATE UNLOGGED TABLE ${diff} (line integer, entry_id uuid, outcome text)`)
  }
  const insert = `INSERT INTO ${diff} (line, entry_id, outcome)`
  if (kind === 'full' && !marks && !(await hasEntries(tx, hotlistId))) {
    await tx.$executeRawUnsafe(`${insert} SELECT line, NULL, 'added' FROM ${rows} WHERE op IS NULL`)
  } else if (kind === 'full') {
    const these = marks ? 'AND vrm = ANY($3)' : ''
    await tx.$executeRawUnsafe(
      `${insert}
       SELECT s.line, e.id, CASE
         WHEN e.id IS NULL THEN 'added'
         WHEN s.line IS NULL THEN CASE WHEN e.vrm IN (SELECT vrm FROM ${rows} WHERE op = 'bad') THEN 'kept' ELSE 'withdrawn' END
         WHEN ${differs} THEN 'changed' ELSE 'unchanged' END
       FROM (SELECT * FROM ${rows} WHERE op IS NULL ${these}) s
         FULL JOIN (SELECT * FROM hotlist_entry e WHERE ${listed} ${these}) e ON ${same}`,
      hotlistId,
      covert,
      ...(marks ? [marks] : []),
    )
  } else {
    // A delta looks its marks up one by one; without this the planner, fresh from a big import, reads the whole list.
    if (await isSmall(tx, rows))
      await tx.$executeRawUnsafe(
        `SELECT set_config(name, 'off', true) FROM unnest(ARRAY['enable_hashjoin', 'enable_mergejoin']) AS name`,
      )
    await tx.$executeRawUnsafe(
      `${insert}
       SELECT s.line, e.id, CASE WHEN e.id IS NULL THEN 'added' WHEN ${differs} THEN 'changed' ELSE 'unchanged' END
       FROM ${rows} s LEFT JOIN hotlist_entry e ON ${same} AND ${listed} WHERE s.op IN ('add', 'change')`,
      hotlistId,
      covert,
    )
    await tx.$executeRawUnsafe(
      `${insert}
       SELECT s.line, e.id, 'withdrawn' FROM ${rows} s JOIN hotlist_entry e
         ON s.vrm = e.vrm AND (s.reference IS NULL OR s.reference = entry_reference(e.source_reference, e.pnc_id, e.category))
         AND ${listed}
       WHERE s.op = 'withdraw'`,
      hotlistId,
      covert,
    )
  }
  await tx.$executeRawUnsafe(
    `UPDATE ${diff} d SET outcome = 'held', entry_id = e.id
     FROM ${rows} s, hotlist_entry e LEFT JOIN hotlist_revision r ON r.hotlist_id = e.hotlist_id AND r.revision = e.revision
     WHERE d.outcome = 'added' AND s.line = d.line AND e.hotlist_id = $1 AND e.status = 'withdrawn' AND e.origin = 'list'
       AND coalesce(r.kind, 'edit') = 'edit' AND ${same} AND NOT ${differs} ${marks ? 'AND s.vrm = ANY($2)' : ''}`,
    hotlistId,
    ...(marks ? [marks] : []),
  )
  // A change of what is not listed, or its withdrawal, is an error of its source, not an entry.
  const notListed =
    kind === 'full'
      ? 0
      : await tx.$executeRawUnsafe(
          `WITH unknown AS (
             SELECT s.line, s.op, s.vrm FROM ${rows} s LEFT JOIN ${diff} d ON d.line = s.line
             WHERE (s.op = 'change' AND d.outcome = 'added') OR (s.op = 'withdraw' AND d.line IS NULL)
           ), gone AS (DELETE FROM ${diff} d USING unknown u WHERE d.line = u.line)
           INSERT INTO hotlist_import_refusal (import_id, line, code, field, value, reason)
           SELECT $1::uuid, line, 'not-listed', 'vrm', vrm, 'There is no such entry on the list to ' || op FROM unknown
           ON CONFLICT DO NOTHING`,
          importId,
        )
  const found = await tx.$queryRawUnsafe<{ outcome: keyof DiffCounts; count: bigint }[]>(
    `SELECT outcome, count(*) FROM ${diff} GROUP BY outcome`,
  )
  const counts = { added: 0, changed: 0, withdrawn: 0, unchanged: 0, held: 0, kept: 0 }
  for (const { outcome, count } of found) Object.assign(counts, { [outcome]: Number(count) })
  return { ...counts, notListed }
}

/** The marks of what was changed since that revision; undefined when they are many. */
async function marksChangedSince(tx: Transaction, hotlistId: string, revision: number): Promise<string[] | undefined> {
  const changed = await tx.$queryRaw<{ vrm: string }[]>`
    SELECT vrm FROM hotlist_entry WHERE hotlist_id = ${hotlistId} AND revision > ${revision} LIMIT ${mostMended + 1}`
  return changed.length > mostMended ? undefined : [...new Set(changed.map(({ vrm }) => vrm))]
}

async function forget(tx: Transaction, importId: string, hotlistId: string, marks: readonly string[]): Promise<void> {
  const { rows, diff } = stagingTables(importId)
  await tx.$executeRawUnsafe(
    `DELETE FROM ${diff} WHERE line IN (SELECT line FROM ${rows} WHERE vrm = ANY($2))
       OR entry_id IN (SELECT id FROM hotlist_entry WHERE hotlist_id = $1 AND vrm = ANY($2))`,
    hotlistId,
    marks,
  )
}

/** Whether the list has, or had, anything that a file could be held against. */
async function hasEntries(tx: Transaction, hotlistId: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ any: boolean }[]>`
    SELECT EXISTS (SELECT FROM hotlist_entry WHERE hotlist_id = ${hotlistId}) AS any`
  return found?.any === true
}

const smallDelta = 20_000

async function isSmall(tx: Transaction, rows: string): Promise<boolean> {
  const [found] = await tx.$queryRawUnsafe<{ more: boolean }[]>(
    `SELECT EXISTS (SELECT FROM ${rows} OFFSET ${smallDelta}) AS more`,
  )
  return found?.more === false
}
