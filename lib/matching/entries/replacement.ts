import type { ListedMark } from '../listed-mark.ts'
import type { ListedEntries } from './listed-entries.ts'

/**
 * Entries between two looks at the clock: twenty microseconds, and some milliseconds when a table has begun to grow, since
 * each then touches two dozen pages of memory for the first time.
 */
const BATCH = 16
const STEP_MS = 5
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
  private readonly listId: string
  private readonly now: () => number
  private readonly entries: Iterator<ListedMark | undefined>
  /** Entries added or removed by hand meanwhile: the newer word counts. */
  private readonly touched = new Set<string>()
  /** The entries of one batch and their marks; the same arrays for all. */
  private readonly coming: ListedMark[] = []
  private readonly marks: string[] = []
  private sweptTo = 0
  private abandoned = false

  constructor(listed: ListedEntries, listId: string, entries: Iterable<ListedMark | undefined>, now: () => number) {
    this.listed = listed
    this.listId = listId
    this.now = now
    // Before this one: what is added by hand meanwhile to a list that has none yet is of the revision that this one follows.
    listed.revisions.current(listId)
    this.revision = listed.revisions.begin(listId)
    this.entries = entries[Symbol.iterator]()
  }

  /**
   * Works for about `budgetMs`, or until an entry is still on its way; true when the revision is in and the old ones are
   * out.
   */
  step(budgetMs = STEP_MS): boolean {
    if (this.abandoned) return true
    const until = this.now() + budgetMs
    do {
      if (this.swapped) this.takeOut(BATCH)
      else if (!this.takeIn(BATCH)) return false
      if (this.swapped && this.sweptTo >= this.listed.rows.rows) return true
    } while (this.now() < until)
    return false
  }

  /** A later revision of the list has come: what this one took in is taken out behind that one. */
  abandon(): void {
    this.abandoned = true
  }

  finish(): void {
    while (!this.step(Number.POSITIVE_INFINITY));
  }

  /** An entry of this list was added (with it) or removed (without it) while the revision was coming in. */
  touch(entryId: string, entry?: ListedMark): void {
    if (this.swapped) return
    for (const row of this.listed.rows.ids.rowsOf(entryId))
      if (this.listed.rows.revision(row) === this.revision) this.listed.removeRow(row)
    this.touched.add(entryId)
    if (entry) this.listed.insert(entry, this.revision)
  }

  /** False when the next entry has not come yet. */
  private takeIn(count: number): boolean {
    const { coming, marks } = this
    coming.length = 0
    marks.length = 0
    let next = this.entries.next()
    for (; !next.done && next.value !== undefined; next = this.entries.next()) {
      marks.push(next.value.mark)
      if (coming.push(next.value) === count) break
    }
    this.listed.marks.expect(marks)
    for (const entry of coming) this.take(entry)
    if (next.done) this.swap()
    return next.done === true || next.value !== undefined
  }

  private take(entry: ListedMark): void {
    if (this.touched.size > 0 && this.touched.has(entry.entryId)) return
    const reason = this.listed.insert(entry, this.revision)
    if (reason === undefined) this.accepted++
    else {
      this.refusedCount++
      if (this.refused.length < MOST_REFUSALS) this.refused.push({ entryId: entry.entryId, reason })
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
      if (this.isOutdated(rows.revision(row))) this.listed.removeRow(row)
    this.sweptTo = until
  }

  /** Of an earlier revision of this list, one that was given up halfway included. */
  private isOutdated(revision: number): boolean {
    return revision !== 0 && revision < this.revision && this.listed.revisions.listId(revision) === this.listId
  }
}
