import { isPattern } from '#lib/reads/mark/normalise.ts'
import type { ListedEntries } from '../entries/listed-entries.ts'
import type { IntColumn } from '../index/int-column.ts'
import type { EntryDetail } from '../listed-mark.ts'

/** Changes whenever the layout, the packing or the random words of the hash do: an older snapshot is then not taken. */
export const SNAPSHOT_VERSION = 6

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
  entries: { rows: number; free: number; chunks: number; idChunks: number; weedChunks: number }
  leastTau: number
  revisions: [listId: string, revision: number][]
  lastRevision: number
  /** By number. */
  details: (EntryDetail | null)[]
  /** Marks that are patterns or do not pack, by row. */
  marksAsText: [row: number, mark: string][]
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
  const fixed = [table.table.slots, table.bloom.words, shapes.counts, shapes.lengths]
  const columns = [table.marks, rows.columns, rows.ids.words, rows.weeds.words].flatMap((column) => column.parts())
  const parts = [...fixed, density.listed, rows.ids.table.slots, ...columns]
  const header: SnapshotHeader = {
    version: SNAPSHOT_VERSION,
    lengths: parts.map(({ length }) => length),
    marks: { size: table.size, rows: table.rows, free: table.firstFree, chunks: table.marks.parts().length },
    entries: {
      rows: rows.rows,
      free: rows.free,
      chunks: rows.columns.parts().length,
      idChunks: rows.ids.words.parts().length,
      weedChunks: rows.weeds.words.parts().length,
    },
    leastTau: listed.leastTau,
    revisions: revisions.snapshot(),
    lastRevision: revisions.last,
    details: rows.details.all(),
    marksAsText: [...rows.texts.entries()],
    texts: [...rows.ids.texts.entries()],
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
  fill(table.marks, header.marks.chunks, take)
  fill(rows.columns, header.entries.chunks, take)
  fill(rows.ids.words, header.entries.idChunks, take)
  fill(rows.weeds.words, header.entries.weedChunks, take)
  rows.rows = header.entries.rows
  rows.free = header.entries.free
  // Who reads it may ask for less than who wrote it.
  listed.leastTau = Math.min(listed.leastTau, header.leastTau)
  revisions.adopt(header.revisions, header.lastRevision)
  rows.details.adopt(header.details)
  for (const [row, id] of header.texts) rows.ids.texts.set(row, id)
  const entriesOf = new Int32Array(header.lastRevision + 1)
  for (let row = 1; row <= rows.rows; row++) {
    const revision = rows.revision(row)
    entriesOf[revision] = (entriesOf[revision] as number) + 1
    rows.details.use(rows.detailNumber(row))
  }
  for (const [row, text] of header.marksAsText) {
    rows.texts.set(row, text)
    listed.insertText(text, row, isPattern(text))
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
