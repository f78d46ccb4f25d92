import type { ReadToMatch } from '../listed-mark.ts'
import { inScope } from '../scope.ts'
import type { ListedEntries } from './listed-entries.ts'

/** The entries of marks and patterns that count now: of live revisions, and for a read those that concern it. */
export class LiveEntries {
  private readonly listed: ListedEntries

  constructor(listed: ListedEntries) {
    this.listed = listed
  }

  /** Whether any holds the mark. */
  hold(markRow: number): boolean {
    const { marks, rows } = this.listed
    for (let row = marks.table.first(markRow); row !== 0; row = rows.next(row)) if (this.isLive(row)) return true
    return false
  }

  /** Rows of those that hold the mark, one of each list in turn. */
  ofMark(markRow: number): readonly number[] {
    const { marks, rows } = this.listed
    const first = marks.table.first(markRow)
    // Nearly all marks have one entry; an array that grows would take room for seventeen.
    if (rows.next(first) === 0) return this.isLive(first) ? [first] : []
    const all: number[] = []
    for (let row = first; row !== 0; row = rows.next(row)) all.push(row)
    return this.inTurns(all)
  }

  /** The same of a pattern, or of a mark that does not pack. */
  ofText(text: string): readonly number[] {
    return this.inTurns([...(this.listed.byText.get(text) ?? [])])
  }

  /** Whether the entry counts for a read taken there and then. */
  concerns(row: number, read: ReadToMatch): boolean {
    const { rows } = this.listed
    if (!inScope(rows.detail(row)?.scope, read)) return false
    return !rows.weeds.isPast(row, Math.max(read.capturedAtMs, read.nowMs ?? 0))
  }

  private isLive(row: number): boolean {
    return this.listed.revisions.isLive(this.listed.rows.revision(row))
  }

  /** One live row of each list, then the second of each: a list that repeats a mark takes no other list's place. */
  private inTurns(rows: readonly number[]): readonly number[] {
    const taken = new Map<number, number>()
    const turns: { row: number; turn: number }[] = []
    for (const row of rows) {
      if (!this.isLive(row)) continue
      const revision = this.listed.rows.revision(row)
      const turn = taken.get(revision) ?? 0
      taken.set(revision, turn + 1)
      turns.push({ row, turn })
    }
    return turns.sort((a, b) => a.turn - b.turn).map(({ row }) => row)
  }
}
