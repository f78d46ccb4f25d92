import { TextDecoding } from './decoder.ts'
import { type Delimiter, sniffDelimiter } from './delimiter.ts'
import { type Encoding, headBytes, sniffEncoding } from './encoding.ts'
import { parseEntryRow } from './entry-row.ts'
import type { FileEntry, RowContext } from './file-entry.ts'
import { JsonRecords } from './json-records.ts'
import { type Columns, fileFields, isHeader, type Layout, resolveColumns } from './layout.ts'
import { type BadRecord, CsvRecords, recordLimits } from './records.ts'
import { hasLookAlikes } from './row-mark.ts'
import type { RowRefusal } from './row-refusal.ts'

export type FileFormat = 'csv' | 'ndjson'
export type FileRow = { line: number; entry: FileEntry } | { line: number; refusal: RowRefusal }

/** What was found out about a file. */
export interface Detected {
  format: FileFormat
  encoding: Encoding
  delimiter?: Delimiter
  header: boolean
  /** The first row, for a person who makes a mapping. */
  firstRow?: string[]
  columns: Columns
  /** Lines that are not in the file's encoding and were read as Windows-1252. */
  foreignLines: number
  /** Marks written with Cyrillic or Greek letters, read as the Latin ones they look like. */
  lookAlikes: number
}

const badRecords: Record<BadRecord | 'bad-json', string> = {
  'row-too-long': `The row has more than ${recordLimits.characters.toLocaleString('en-GB')} characters`,
  'too-many-columns': `The row has more than ${recordLimits.columns} columns`,
  'unclosed-quote': 'A quote is opened and not closed, or text follows a closing quote',
  'bad-json': 'The line is no JSON object',
}

/** So many rows are looked at before a file of which most are refused is given up: it is another file than was meant. */
const patienceRows = 50_000

/**
 * A file, as its bytes come, to entries and refusals. Bounded: never more than the first `headBytes`, one piece and one
 * row are held. `problem` says why the file as a whole cannot be read; nothing more comes then.
 */
export class FileReader {
  problem: string | undefined
  detected: Detected | undefined
  rows = 0
  refused = 0
  private head: Uint8Array[] | undefined = []
  private headLength = 0
  private readonly format: FileFormat
  private readonly layout: Layout
  private readonly given: Omit<RowContext, 'columns'>
  private decoding: TextDecoding | undefined
  private records: CsvRecords | JsonRecords | undefined
  private context: RowContext | undefined

  constructor(format: FileFormat, given: Omit<RowContext, 'columns'>) {
    this.format = format
    this.layout = given.layout
    this.given = given
  }

  *push(bytes: Uint8Array): Generator<FileRow> {
    if (this.problem !== undefined) return
    if (!this.head) {
      yield* this.take(this.decoding?.decode(bytes) ?? '')
      return
    }
    this.head.push(bytes)
    this.headLength += bytes.length
    if (this.headLength >= headBytes) yield* this.begin()
  }

  *end(): Generator<FileRow> {
    if (this.head) yield* this.begin()
    if (this.problem !== undefined || !this.records) return
    yield* this.take(this.decoding?.end() ?? '')
    for (const record of this.records.end()) yield* this.read(record)
    if (this.problem === undefined && this.rows === 0) this.problem = 'The file has no rows.'
  }

  private *begin(): Generator<FileRow> {
    const head = Buffer.concat(this.head ?? [])
    this.head = undefined
    const sniffed = sniffEncoding(head.subarray(0, headBytes))
    if ('problem' in sniffed) {
      this.problem = `${sniffed.problem} Nothing was changed.`
      return
    }
    const encoding = this.layout.encoding ?? sniffed.encoding
    this.decoding = new TextDecoding(encoding)
    const text = this.decoding.decode(head.subarray(sniffed.bomBytes))
    const about = { format: this.format, encoding, header: false, columns: {}, foreignLines: 0, lookAlikes: 0 }
    if (this.format === 'ndjson') {
      this.records = new JsonRecords()
      const columns = Object.fromEntries(fileFields.map((field, index) => [field, index]))
      this.context = { ...this.given, columns }
      this.detected = { ...about, columns }
    } else {
      const delimiter = this.layout.delimiter ?? sniffDelimiter(text.slice(0, headBytes))
      this.records = new CsvRecords(delimiter)
      this.detected = { ...about, delimiter }
    }
    yield* this.take(text)
  }

  private *take(text: string): Generator<FileRow> {
    if (!this.records || text === '') return
    for (const record of this.records.push(text)) {
      yield* this.read(record)
      if (this.problem !== undefined) return
    }
  }

  private *read(
    record: { line: number; cells: string[] } | { line: number; code: BadRecord | 'bad-json'; start: string },
  ): Generator<FileRow> {
    const { line } = record
    if ('code' in record) {
      yield this.refuse(line, {
        code: record.code,
        field: null,
        value: record.start.replaceAll('\0', '␀'),
        reason: badRecords[record.code],
      })
      return
    }
    const { cells } = record
    if (!this.context && !this.beginRows(cells)) return
    if (cells.every((cell) => cell.trim() === '')) return
    const { context } = this
    if (!context || !this.detected) return
    const parsed = parseEntryRow(cells, context)
    if ('code' in parsed) {
      yield this.refuse(line, parsed)
      return
    }
    this.rows++
    if (hasLookAlikes(cells[context.columns.vrm ?? 0] ?? '')) this.detected.lookAlikes++
    if (this.decoding) this.detected.foreignLines = this.decoding.foreignLines
    yield { line, entry: parsed }
  }

  /** Looks at the first good row; false when it is not one of data. */
  private beginRows(cells: string[]): boolean {
    if (!this.detected) return false
    if (cells.length === 1 && /^sep=.$/i.test(cells[0] ?? '')) return false
    const named = Object.values(this.layout.columns ?? {}).some((where) => typeof where === 'string')
    const header = this.layout.header ?? (named || isHeader(cells))
    this.detected.header = header
    this.detected.firstRow = cells.slice(0, 64).map((cell) => cell.replaceAll('\0', '␀').slice(0, 100))
    const resolved = resolveColumns(this.layout, header ? cells : undefined)
    if ('problem' in resolved) {
      this.problem = resolved.problem
      return false
    }
    this.detected.columns = resolved.columns
    this.context = { ...this.given, columns: resolved.columns }
    return !header
  }

  private refuse(line: number, refusal: RowRefusal): FileRow {
    this.rows++
    this.refused++
    if (this.rows >= patienceRows && this.refused > this.rows / 2) {
      this.problem =
        `More than half of the first ${this.rows.toLocaleString('en-GB')} rows cannot be taken ` +
        `(the last one: line ${line}, ${refusal.reason}). Is it the right file and mapping? Nothing was changed.`
    }
    return { line, refusal }
  }
}
