import { IntColumn } from '../index/int-column.ts'

const HALF = 2 ** 31

/** The weed dates of those rows that have one: milliseconds in two words, exact, and no memory where no list has any. */
export class WeedDates {
  readonly words = new IntColumn(2)

  set(row: number, atMs: number | undefined): void {
    if (atMs === undefined && !this.words.has(row)) return
    // 0 is none; a date before 1970 has passed as well a millisecond after it.
    const ms = atMs === undefined ? 0 : Math.max(1, Math.trunc(atMs))
    this.words.set(row, 0, Math.floor(ms / HALF))
    this.words.set(row, 1, ms % HALF)
  }

  /** Whether the row's entry has come to its weed date by then. */
  isPast(row: number, atMs: number): boolean {
    if (!this.words.has(row)) return false
    const ms = this.words.get(row, 0) * HALF + this.words.get(row, 1)
    // A time that is none comes after all of them.
    return ms !== 0 && !(atMs < ms)
  }
}
