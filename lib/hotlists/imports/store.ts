import { createHash } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Transaction } from '../../db/prisma.ts'
import type { RowContext } from '../files/entry-row.ts'
import { type Detected, type FileFormat, FileReader, type FileRow } from '../files/file-reader.ts'
import type { DiffCounts } from '../files/guard.ts'
import { contentColumns, copyLine, copyText, entryIds } from './copy-line.ts'

/** The tables of one import in the schema staging; its id is a UUID, so they are safe names. */
export function stagingTables(importId: string): { rows: string; diff: string } {
  if (!/^[0-9a-f-]{36}$/.test(importId)) throw new Error(`no import id: ${importId}`)
  const id = importId.replaceAll('-', '')
  return { rows: `staging.rows_${id}`, diff: `staging.diff_${id}` }
}

const types: Partial<Record<(typeof contentColumns)[number], string>> = {
  warning_signals: 'text[]',
  weed_at: 'timestamptz(3)',
}
const batchCharacters = 131_072
/** Two connections of its own: rows go in by COPY, refusals beside them. */
const statementTimeoutMs = 10 * 60_000

/** What a file is read as; plain values, so that another thread can be told. */
export interface StagingJob {
  importId: string
  at: Date
  format: FileFormat
  given: Omit<RowContext, 'columns'>
}
export interface Staged {
  rows: number
  refused: number
  bytes: number
  contentHash: Uint8Array
  detected: Detected | undefined
  /** Why the file as a whole cannot be taken. */
  problem: string | undefined
}
/** Told after each piece; throws to give up. */
export type OnProgress = (rows: number, refused: number, bytes: number) => Promise<void> | void
export type StageFile = (
  url: string,
  job: StagingJob,
  source: AsyncIterable<Uint8Array>,
  onProgress: OnProgress,
) => Promise<Staged>

/**
 * Puts a file's rows and refusals into the import's staging tables as its bytes come; what is held is one piece. Rejects
 * when the source breaks off or `onProgress` throws, leaving what `dropStaging` takes away.
 */
export const stageFile: StageFile = async (url, job, source, onProgress) => {
  const reader = new FileReader(job.format, job.given)
  const connect = async () => {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'hotlist import',
      statement_timeout: statementTimeoutMs,
    })
    client.on('error', () => {})
    await client.connect()
    return client
  }
  const [rowsDb, refusalsDb] = [await connect(), await connect()]
  try {
    const { rows: table } = stagingTables(job.importId)
    const columns = contentColumns.map((name) => `${name} ${types[name] ?? 'text'}`).join(', ')
    await rowsDb.query(
      `CREATE UNLOGGED TABLE ${table} (line integer, id uuid, op text, vrm text COLLATE "C", reference text, ${columns})`,
    )
    const rowsIn = rowsDb.query(copyFrom(`COPY ${table} FROM STDIN`))
    const refusalsIn = refusalsDb.query(
      copyFrom('COPY hotlist_import_refusal (import_id, line, code, field, value, reason) FROM STDIN'),
    )
    const broken = Promise.race([once(rowsIn, 'error'), once(refusalsIn, 'error')]).then(([error]) =>
      Promise.reject(error),
    )
    broken.catch(() => {})
    const idOf = entryIds(job.at, job.importId)
    const put = async (stream: typeof rowsIn, text: string) => {
      if (text !== '' && !stream.write(text)) await Promise.race([once(stream, 'drain'), broken])
    }
    let bytes = 0
    const hash = createHash('sha256')
    const take = async (found: Iterable<FileRow>) => {
      let rows = ''
      let refusals = ''
      for (const row of found) {
        if ('entry' in row) rows += copyLine(row.line, idOf(row.line), row.entry)
        else {
          refusals += refusalLine(job.importId, row)
          if (row.refusal.vrm !== undefined) rows += badLine(row.line, row.refusal.vrm)
        }
        if (rows.length < batchCharacters && refusals.length < batchCharacters) continue
        await put(rowsIn, rows)
        await put(refusalsIn, refusals)
        rows = ''
        refusals = ''
      }
      await put(rowsIn, rows)
      await put(refusalsIn, refusals)
    }
    const result = () => ({
      rows: reader.rows,
      refused: reader.refused,
      bytes,
      contentHash: new Uint8Array(hash.digest()),
      detected: reader.detected,
      problem: reader.problem,
    })
    for await (const piece of source) {
      bytes += piece.length
      hash.update(piece)
      await take(reader.push(piece))
      await onProgress(reader.rows, reader.refused, bytes)
      if (reader.problem !== undefined) return result()
    }
    await take(reader.end())
    rowsIn.end()
    refusalsIn.end()
    await Promise.race([Promise.all([once(rowsIn, 'finish'), once(refusalsIn, 'finish')]), broken])
    // A whole list is joined by hashing whatever the statistics say; a delta must be seen to be small.
    if (job.given.kind === 'delta') await rowsDb.query(`ANALYZE ${table}`)
    return result()
  } finally {
    await Promise.all([rowsDb.end().catch(() => {}), refusalsDb.end().catch(() => {})])
  }
}

function refusalLine(importId: string, row: Extract<FileRow, { refusal: unknown }>): string {
  const { code, field, value, reason } = row.refusal
  const safe = (text: string | null) => copyText(text?.replaceAll('\0', '␀').toWellFormed() ?? null)
  return `${importId}\t${row.line}\t${code}\t${safe(field)}\t${safe(value)}\t${safe(reason)}\n`
}

/** A refused row whose mark could be read; it keeps what is listed under that mark. */
const badLine = (line: number, vrm: string): string =>
  `${line}\t\\N\tbad\t${copyText(vrm)}${'\t\\N'.repeat(1 + contentColumns.length)}\n`

export async function dropStaging(tx: Transaction, importId: string): Promise<void> {
  const { rows, diff } = stagingTables(importId)
  await tx.$executeRawUnsafe(`DROP TABLE IF EXISTS ${rows}, ${diff}`)
}

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

/** Compares the staged rows with the list as it stands in this transaction: one outcome for each row and each entry. */
export async function compare(
  tx: Transaction,
  {
    importId,
    hotlistId,
    kind,
    covert,
  }: { importId: string; hotlistId: string; kind: 'full' | 'delta'; covert: boolean },
): Promise<Omit<DiffCounts, 'refused'> & { notListed: number }> {
  const { rows, diff } = stagingTables(importId)
  await tx.$executeRawUnsafe(`SET LOCAL work_mem = '256MB'`)
  await tx.$executeRawUnsafe(`DROP TABLE IF EXISTS ${diff}`)
  await tx.$executeRawUnsafe(`CREATE UNLOGGED TABLE ${diff} (line integer, entry_id uuid, outcome text)`)
  const insert = `INSERT INTO ${diff} (line, entry_id, outcome)`
  if (kind === 'full') {
    await tx.$executeRawUnsafe(
      `${insert}
       SELECT s.line, e.id, CASE
         WHEN e.id IS NULL THEN 'added'
         WHEN s.line IS NULL THEN CASE WHEN e.vrm IN (SELECT vrm FROM ${rows} WHERE op = 'bad') THEN 'kept' ELSE 'withdrawn' END
         WHEN ${differs} THEN 'changed' ELSE 'unchanged' END
       FROM (SELECT * FROM ${rows} WHERE op IS NULL) s FULL JOIN (SELECT * FROM hotlist_entry e WHERE ${listed}) e ON ${same}`,
      hotlistId,
      covert,
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
       AND coalesce(r.kind, 'edit') = 'edit' AND ${same} AND NOT ${differs}`,
    hotlistId,
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

const smallDelta = 20_000

async function isSmall(tx: Transaction, rows: string): Promise<boolean> {
  const [found] = await tx.$queryRawUnsafe<{ more: boolean }[]>(
    `SELECT EXISTS (SELECT FROM ${rows} OFFSET ${smallDelta}) AS more`,
  )
  return found?.more === false
}

/** Makes the compared rows the list's `revision`; entries that change keep their ids. */
export async function applyDiff(
  tx: Transaction,
  {
    importId,
    hotlistId,
    revision,
    at,
    why,
  }: { importId: string; hotlistId: string; revision: number; at: Date; why: string },
): Promise<void> {
  const { rows, diff } = stagingTables(importId)
  const before = contentColumns.map((name) => `'${name}', e.${name}`).join(', ')
  await tx.$executeRawUnsafe(
    `INSERT INTO hotlist_revision_change (hotlist_id, revision, entry_id, kind, before)
     SELECT $1::text, $2::int, d.entry_id, d.outcome, CASE d.outcome WHEN 'changed' THEN jsonb_build_object(${before}) END
     FROM ${diff} d JOIN hotlist_entry e ON e.id = d.entry_id WHERE d.outcome IN ('changed', 'withdrawn')
     ON CONFLICT DO NOTHING`,
    hotlistId,
    revision,
  )
  await tx.$executeRawUnsafe(
    `UPDATE hotlist_entry e SET status = 'withdrawn', withdrawn_at = $1::timestamptz, withdrawn_reason = $3, updated_at = $1::timestamptz, revision = $2::int,
       version = e.version + 1
     FROM ${diff} d WHERE d.outcome = 'withdrawn' AND e.id = d.entry_id`,
    at,
    revision,
    why,
  )
  const sets = contentColumns.map((name) => `${name} = s.${name}`).join(', ')
  // A stolen report that its source confirms by a later weed date no longer ends as an unconfirmed one.
  await tx.$executeRawUnsafe(
    `UPDATE hotlist_entry e SET ${sets}, updated_at = $1::timestamptz, revision = $2::int, version = e.version + 1,
       confirm_by = CASE WHEN s.weed_at <= e.confirm_by THEN e.confirm_by END
     FROM ${diff} d JOIN ${rows} s ON s.line = d.line WHERE d.outcome = 'changed' AND e.id = d.entry_id`,
    at,
    revision,
  )
  await tx.$executeRawUnsafe(
    `INSERT INTO hotlist_entry (id, hotlist_id, vrm, ${list('')}, created_at, updated_at, revision, added_revision)
     SELECT s.id, $2::text, s.vrm, ${list('s.')}, $1::timestamptz, $1::timestamptz, $3::int, $3::int
     FROM ${diff} d JOIN ${rows} s ON s.line = d.line WHERE d.outcome = 'added'`,
    at,
    hotlistId,
    revision,
  )
}

/** Puts a revision's rows back as they were; rows that somebody changed since stay. Counts what it did. */
export async function revertRevision(
  tx: Transaction,
  { hotlistId, undone, revision, at }: { hotlistId: string; undone: number; revision: number; at: Date },
): Promise<{ added: number; changed: number; withdrawn: number; kept: number }> {
  const change = (kind: string, from: string) =>
    `INSERT INTO hotlist_revision_change (hotlist_id, revision, entry_id, kind) SELECT $1::text, $3::int, e.id, '${kind}' ${from}`
  const ours = 'e.hotlist_id = $1::text AND e.revision = $2::int'
  const brought = `FROM hotlist_entry e WHERE ${ours} AND e.added_revision = $2 AND e.status = 'live'`
  const altered = (kind: string) =>
    `FROM hotlist_revision_change c JOIN hotlist_entry e ON e.id = c.entry_id
     WHERE c.hotlist_id = $1 AND c.revision = $2 AND c.kind = '${kind}' AND ${ours}`
  const args = [hotlistId, undone, revision] as const
  const { touched = 0n } =
    (
      await tx.$queryRawUnsafe<{ touched: bigint }[]>(
        `SELECT (SELECT count(*) FROM hotlist_entry e WHERE e.hotlist_id = $1 AND e.added_revision = $2 AND e.revision > $2)
         + (SELECT count(*) FROM hotlist_revision_change c JOIN hotlist_entry e ON e.id = c.entry_id
            WHERE c.hotlist_id = $1 AND c.revision = $2 AND e.revision > $2) AS touched`,
        hotlistId,
        undone,
      )
    )[0] ?? {}
  const withdrawn = await tx.$executeRawUnsafe(change('withdrawn', brought), ...args)
  const changed = await tx.$executeRawUnsafe(change('changed', altered('changed')), ...args)
  const added = await tx.$executeRawUnsafe(change('restored', altered('withdrawn')), ...args)
  const mine = `FROM hotlist_revision_change n WHERE n.hotlist_id = $1::text AND n.revision = $3::int AND n.entry_id = e.id AND e.revision = $2::int`
  const stamp = 'revision = $3::int, updated_at = $4::timestamptz, version = e.version + 1'
  await tx.$executeRawUnsafe(
    `UPDATE hotlist_entry e SET status = 'withdrawn', withdrawn_at = $4::timestamptz, ${stamp},
       withdrawn_reason = 'Revision ' || $2::int || ' of the list, which brought it, was undone' ${mine} AND n.kind = 'withdrawn'`,
    ...args,
    at,
  )
  await tx.$executeRawUnsafe(
    `UPDATE hotlist_entry e SET status = 'live', withdrawn_at = NULL, withdrawn_reason = NULL, ${stamp} ${mine} AND n.kind = 'restored'`,
    ...args,
    at,
  )
  const sets = contentColumns.map((name) => `${name} = b.${name}`).join(', ')
  await tx.$executeRawUnsafe(
    `UPDATE hotlist_entry e SET ${sets}, ${stamp}, confirm_by = CASE WHEN b.weed_at <= e.confirm_by THEN e.confirm_by END
     FROM hotlist_revision_change n JOIN hotlist_revision_change c ON c.hotlist_id = $1::text AND c.revision = $2::int AND c.entry_id = n.entry_id
       CROSS JOIN LATERAL jsonb_populate_record(NULL::hotlist_entry, c.before) b
     WHERE n.hotlist_id = $1::text AND n.revision = $3::int AND n.kind = 'changed' AND n.entry_id = e.id AND e.revision = $2::int`,
    ...args,
    at,
  )
  return { added, changed, withdrawn, kept: Number(touched) }
}
