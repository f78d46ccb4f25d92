import { isPattern } from '#lib/reads/mark/normalise.ts'
import type { EntryDetail } from '../entries/entry-rows.ts'
import type { ListedEntries } from '../entries/listed-entries.ts'
import type { IntColumn } from '../index/int-column.ts'

/** Changes whenever the layout, the packing or the random words of the hash do: an older snapshot is then not taken. */
export const SNAPSHOT_VERSION = 4

export interface Snapshot {
  header: SnapshotHeader
  /** The typed arrays one after another, as long as `header.lengths` says. */
  parts: Int32Array[]
  /** What its writer says of it; the matcher's own is `SnapshotAbout`. */
  about?: unknown
}

export interface SnapshotHeader {
  version: number
  lengths: number[]
  marks: { size: number; rows: number; free: number; chunks: number }
  entries: { rows: number; free: number; chunks: number; idChunks: number }
  leastTau: number
  revisions: [listId: string, revision: number][]
  lastRevision: number
  details: EntryDetail[]
  /** Ids that are no UUIDs, by row. */
  texts: [row: number, id: string][]
}

/** The whole state; entries of revisions on their way in or out go with it and are dropped when it is read. */
export function takeSnapshot(listed: ListedEntries): Snapshot {
  const { marks, rows, revisions } = listed
  const { table, shapes, density } = marks
  table.settle()
  density.refresh()
  rows.ids.table.settle(rows.rows)
  const details = new Map<EntryDetail, number>()
  const texts = [...rows.ids.texts.entries()]
  // Long lists of marks alone have nothing to tell of any entry.
  let detailOfRow = new Int32Array(0)
  for (const [row, detail] of rows.details.entries()) {
    if (detailOfRow.length === 0) detailOfRow = new Int32Array(rows.rows + 1)
    let number = details.get(detail)
    if (number === undefined) {
      number = details.size + 1
      details.set(detail, number)
    }
    detailOfRow[row] = number
  }
  const fixed = [table.table.slots, table.bloom.words, shapes.counts, shapes.lengths]
  const columns = [table.marks, rows.columns, rows.ids.words].flatMap((column) => column.parts())
  const parts = [...fixed, density.listed, rows.ids.table.slots, detailOfRow, ...columns]
  const header: SnapshotHeader = {
    version: SNAPSHOT_VERSION,
    lengths: parts.map(({ length }) => length),
    marks: { size: table.size, rows: table.rows, free: table.firstFree, chunks: table.marks.parts().length },
    entries: {
      rows: rows.rows,
      free: rows.free,
      chunks: rows.columns.parts().length,
      idChunks: rows.ids.words.parts().length,
    },
    leastTau: listed.leastTau,
    revisions: revisions.snapshot(),
    lastRevision: revisions.last,
    details: [...details.keys()],
    texts,
  }
  return { header, parts }
}

/** Fills empty entries with a snapshot's; its arrays are taken over, not copied. */
export function restoreSnapshot(listed: ListedEntries, { header, parts }: Snapshot): void {
  const { marks, rows, revisions } = listed
  const { table, shapes, density } = marks
  const next = parts[Symbol.iterator]()
  const take = () => next.next().value as Int32Array
  table.adopt({ slots: take(), words: take(), ...header.marks })
  shapes.adopt(take(), take())
  density.adopt(take())
  rows.ids.table.adopt(take(), header.entries.rows)
  const detailOfRow = take()
  fill(table.marks, header.marks.chunks, take)
  fill(rows.columns, header.entries.chunks, take)
  fill(rows.ids.words, header.entries.idChunks, take)
  rows.rows = header.entries.rows
  rows.free = header.entries.free
  listed.leastTau = header.leastTau
  revisions.adopt(header.revisions, header.lastRevision)
  for (const [row, id] of header.texts) rows.ids.texts.set(row, id)
  const entriesOf = new Int32Array(header.lastRevision + 1)
  for (let row = 1; row <= rows.rows; row++) {
    const revision = rows.revision(row)
    entriesOf[revision] = (entriesOf[revision] as number) + 1
    const at = detailOfRow.length === 0 ? 0 : (detailOfRow[row] as number)
    if (at === 0) continue
    const detail = header.details[at - 1]
    rows.details.set(row, detail)
    if (revision !== 0 && detail?.text !== undefined) listed.insertText(detail.text, row, isPattern(detail.text))
  }
  for (let revision = 1; revision <= header.lastRevision; revision++)
    revisions.count(revision, entriesOf[revision] as number)
  const dead = entriesOf.some((count, revision) => revision !== 0 && count > 0 && !revisions.isLive(revision))
  for (let row = 1; dead && row <= rows.rows; row++)
    if (rows.revision(row) !== 0 && !revisions.isLive(rows.revision(row))) listed.removeRow(row)
}

function fill(column: IntColumn, chunks: number, take: () => Int32Array): void {
  column.clear()
  for (let i = 0; i < chunks; i++) column.adopt(take())
}
