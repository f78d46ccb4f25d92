import { createHash } from 'node:crypto'
import { once } from 'node:events'
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
const batchCharacters = 131_072
/** Two connections of its own: rows go in by COPY, refusals beside them. */
const statementTimeoutMs = 10 * 60_000

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
    if (job.long) {
      for (const db of [rowsDb, refusalsDb]) await takeBackSeat(async (sql) => (await db.query(sql)).rows)
    }
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
