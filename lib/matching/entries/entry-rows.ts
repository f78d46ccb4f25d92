import { IntColumn } from '../index/int-column.ts'
import type { ListedMark } from '../listed-mark.ts'
import { EntryIds } from './entry-ids.ts'
import { ObjectColumn } from './object-column.ts'

/** What is known of an entry beside its id, list and whole mark. Many entries share one such object. */
export type EntryDetail = Omit<ListedMark, 'entryId' | 'listId' | 'mark'> & {
  /** The mark when it is a pattern or does not pack. */
  text?: string
}

const MARK = 0
/** Next entry of the same mark; next free row when the row is free. */
const NEXT = 1
const REVISION = 2

/** Details held for sharing; beyond that new ones are kept unshared, so that the table never stalls. */
const MOST_SHARED = 32_768

/** Every entry of every list revision, one row each, rows from 1. About 35 bytes an entry beside its detail. */
export class EntryRows {
  readonly columns = new IntColumn(3)
  readonly ids: EntryIds
  readonly details = new ObjectColumn<EntryDetail>()
  /** Highest row ever used. */
  rows = 0
  free = 0
  private shared = new Map<string, EntryDetail>()

  constructor(expected = 0) {
    this.ids = new EntryIds(expected)
    this.columns.set(0, MARK, 0)
  }

  add(entryId: string, markRow: number, revision: number, detail: EntryDetail | undefined): number {
    let row = this.free
    if (row === 0) row = ++this.rows
    else this.free = this.columns.get(row, NEXT)
    this.columns.set(row, MARK, markRow)
    this.columns.set(row, NEXT, 0)
    this.columns.set(row, REVISION, revision)
    this.details.set(row, detail)
    this.ids.set(row, entryId, this.rows)
    return row
  }

  release(row: number): void {
    this.ids.clear(row)
    this.details.set(row, undefined)
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

  /** The detail of an entry, one object for all entries alike; undefined when there is nothing to tell. */
  detailOf(entry: ListedMark, text: string | undefined): EntryDetail | undefined {
    const { entryId: _id, listId: _list, mark: _mark, ...rest } = entry
    const detail: EntryDetail = text === undefined ? rest : { ...rest, text }
    const key = JSON.stringify(detail)
    if (key === '{}') return undefined
    const known = this.shared.get(key)
    if (known) return known
    if (this.shared.size >= MOST_SHARED) this.shared = new Map()
    this.shared.set(key, detail)
    return detail
  }
}
