import { createHash } from 'node:crypto'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { takeBackSeat } from '../../../db/back-seat.ts'
import type { Transaction } from '../../../db/prisma.ts'
import { FileReader, type FileRow } from '../../files/file-reader.ts'
import { contentColumns, copyLine, copyText, entryIds } from '../copy-line.ts'
import { type StageFile, stagingTables } from './staged.ts'

const types: Partial<Record<(typeof contentColumns)[number], string>> = {
  warning_signals: 'text[]',
  weed_at: 'timestamptz(3)',
}
/** Some hundred rows, a millisecond for the server. */
const batchCharacters = 65_536
const statementTimeoutMs = 10 * 60_000

/**
 * Puts a file's rows and refusals into the import's staging tables as its bytes come; what is held is one piece. Rejects
 * when the source breaks off or `onProgress` throws, leaving what `dropStaging` takes away.
 */
export const stageFile: StageFile = async (url, job, source, onProgress) => {
  const reader = new FileReader(job.format, job.given)
  const db = new pg.Client({
    connectionString: url,
    application_name: 'hotlist import',
    statement_timeout: statementTimeoutMs,
  })
  db.on('error', () => {})
  try {
    await db.connect()
    if (job.long) await takeBackSeat(async (sql) => (await db.query(sql)).rows)
    const { rows: table } = stagingTables(job.importId)
    const columns = contentColumns.map((name) => `${name} ${types[name] ?? 'text'}`).join(', ')
    await db.query(
      `CREATE UNLOGGED TABLE ${table} (line integer, id uuid, op text, vrm text COLLATE "C", reference text, ${columns})`,
    )
    await db.query('BEGIN')
    const idOf = entryIds(job.at, job.importId)
    let rows = ''
    let refusals = ''
    // We wait for the server and it for us: with one long COPY both are busy at once, and on two processors reads of
    // vehicles wait for either.
    const put = async () => {
      await copyIn(db, table, rows)
      await copyIn(db, 'hotlist_import_refusal (import_id, line, code, field, value, reason)', refusals)
      rows = ''
      refusals = ''
    }
    let bytes = 0
    const hash = createHash('sha256')
    const take = async (found: Iterable<FileRow>) => {
      for (const row of found) {
        if ('entry' in row) rows += copyLine(row.line, idOf(row.line), row.entry)
        else {
          refusals += refusalLine(job.importId, row)
          if (row.refusal.vrm !== undefined) rows += badLine(row.line, row.refusal.vrm)
        }
        if (rows.length + refusals.length >= batchCharacters) await put()
      }
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
    await put()
    await db.query('COMMIT')
    // A whole list is joined by hashing whatever the statistics say; a delta must be seen to be small.
    if (job.given.kind === 'delta') await db.query(`ANALYZE ${table}`)
    return result()
  } finally {
    await db.end().catch(() => {})
  }
}

async function copyIn(db: pg.Client, target: string, lines: string): Promise<void> {
  if (lines === '') return
  const stream = db.query(copyFrom(`COPY ${target} FROM STDIN`))
  stream.end(lines)
  await finished(stream)
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
