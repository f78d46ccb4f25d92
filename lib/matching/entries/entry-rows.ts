import { IntColumn } from '../index/int-column.ts'
import type { EntryDetail } from '../listed-mark.ts'
import { DetailTable } from './detail-table.ts'
import { EntryIds } from './entry-ids.ts'
import { ObjectColumn } from './object-column.ts'
import { WeedDates } from './weed-dates.ts'

const MARK = 0
/** Next entry of the same mark; next free row when the row is free. */
const NEXT = 1
const REVISION = 2
const DETAIL = 3

/** One entry as its row holds it. */
export interface EntryOfRow {
  entryId: string
  /** Row of its whole mark; 0 when it has none. */
  markRow: number
  /** The mark when it is a pattern or does not pack. */
  text: string | undefined
  revision: number
  weedAtMs: number | undefined
  detail: EntryDetail | undefined
}

/** Every entry of every list revision, one row each, rows from 1. About 40 bytes an entry, 8 more for a weed date. */
export class EntryRows {
  readonly columns = new IntColumn(4)
  readonly ids: EntryIds
  readonly details = new DetailTable()
  readonly weeds = new WeedDates()
  readonly texts = new ObjectColumn<string>()
  /** Highest row ever used. */
  rows = 0
  free = 0

  constructor(expected = 0) {
    this.ids = new EntryIds(expected)
    this.columns.set(0, MARK, 0)
  }

  add({ entryId, markRow, text, revision, weedAtMs, detail }: EntryOfRow): number {
    let row = this.free
    if (row === 0) row = ++this.rows
    else this.free = this.columns.get(row, NEXT)
    this.columns.set(row, MARK, markRow)
    this.columns.set(row, NEXT, 0)
    this.columns.set(row, REVISION, revision)
    this.columns.set(row, DETAIL, this.details.take(detail))
    this.weeds.set(row, weedAtMs)
    this.texts.set(row, text)
    this.ids.set(row, entryId, this.rows)
    return row
  }

  release(row: number): void {
    this.ids.clear(row)
    this.details.release(this.detailNumber(row))
    this.weeds.set(row, undefined)
    this.texts.set(row, undefined)
    this.columns.set(row, DETAIL, 0)
    this.columns.set(row, MARK, 0)
    this.columns.set(row, REVISION, 0)
    this.columns.set(row, NEXT, this.free)
    this.free = row
  }

  markRow(row: number): number {
    return this.columns.get(row, MARK)
  }
  next(row: number): number {
    return this.columns.get(row, NEXT)
  }
  setNext(row: number, next: number): void {
    this.columns.set(row, NEXT, next)
  }
  /** 0 when the row is free. */
  revision(row: number): number {
    return this.columns.get(row, REVISION)
  }
  detailNumber(row: number): number {
    return this.columns.get(row, DETAIL)
  }
  /** undefined when there is nothing to tell. */
  detail(row: number): EntryDetail | undefined {
    return this.details.get(this.detailNumber(row))
  }
}
