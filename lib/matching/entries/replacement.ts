import type { ListedMark } from '../listed-mark.ts'
import type { ListedEntries } from './listed-entries.ts'

/** Entries taken in or out by one step unless the caller asks for another number: about 4 ms. */
const ENTRIES_PER_STEP = 2000
/** Refusals kept with their reason; more are only counted. */
const MOST_REFUSALS = 1000

/**
 * Takes a new revision of a list in beside the live one. Reads match the old entries until the last new one is in; then one
 * assignment swaps the revisions, and the old entries are taken out step by step behind it.
 */
export class ListReplacement {
  accepted = 0
  refusedCount = 0
  readonly refused: { entryId: string; reason: string }[] = []
  /** True once reads match the new entries. */
  swapped = false
  private readonly listed: ListedEntries
  private readonly revision: number
  private readonly before: number
  private readonly entries: Iterator<ListedMark>
  /** Entries added or removed by hand meanwhile: the newer word counts. */
  private readonly touched = new Set<string>()
  private sweptTo = 0

  constructor(listed: ListedEntries, listId: string, entries: Iterable<ListedMark>) {
    this.listed = listed
    this.before = listed.revisions.current(listId)
    this.revision = listed.revisions.begin(listId)
    this.entries = entries[Symbol.iterator]()
  }

  /** Does about `count` entries' work; true when the revision is in and the old one out. */
  step(count = ENTRIES_PER_STEP): boolean {
    if (!this.swapped) this.takeIn(count)
    else this.takeOut(count * 4)
    return this.swapped && this.sweptTo >= this.listed.rows.rows
  }

  finish(): void {
    while (!this.step());
  }

  /** An entry of this list was added (with it) or removed (without it) while the revision was coming in. */
  touch(entryId: string, entry?: ListedMark): void {
    if (this.swapped) return
    for (const row of this.listed.rows.ids.rowsOf(entryId))
      if (this.listed.rows.revision(row) === this.revision) this.listed.removeRow(row)
    this.touched.add(entryId)
    if (entry) this.listed.insert(entry, this.revision)
  }

  private takeIn(count: number): void {
    for (let i = 0; i < count; i++) {
      const { done, value } = this.entries.next()
      if (done) {
        this.swap()
        return
      }
      if (this.touched.size > 0 && this.touched.has(value.entryId)) continue
      const reason = this.listed.insert(value, this.revision)
      if (reason === undefined) this.accepted++
      else {
        this.refusedCount++
        if (this.refused.length < MOST_REFUSALS) this.refused.push({ entryId: value.entryId, reason })
      }
    }
  }

  private swap(): void {
    this.listed.revisions.goLive(this.revision)
    this.swapped = true
  }

  private takeOut(count: number): void {
    const { rows } = this.listed
    const until = Math.min(this.sweptTo + count, rows.rows)
    for (let row = this.sweptTo + 1; row <= until; row++)
      if (rows.revision(row) === this.before) this.listed.removeRow(row)
    this.sweptTo = until
  }
}
