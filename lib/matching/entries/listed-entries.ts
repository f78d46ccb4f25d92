import { isPattern } from '#lib/reads/mark/normalise.ts'
import { refuseMark } from '#lib/reads/mark/pattern.ts'
import type { CostTable } from '../costs/cost-table.ts'
import type { ListedMark } from '../listed-mark.ts'
import { PatternTrie } from '../partial/pattern-trie.ts'
import { WholeMarks } from '../whole-marks.ts'
import { EntryRows } from './entry-rows.ts'
import { Revisions } from './revisions.ts'

/** Least posterior any entry may ask for; below it the search would look at everything. */
const LEAST_TAU = 1e-5

/** Entries of one list that may hold the same mark; bounds what one read can answer. */
const MOST_A_MARK = 100

/** Every entry of every list: whole marks in the index, partial ones in the trie, marks that do not pack in a map. */
export class ListedEntries {
  readonly marks: WholeMarks
  readonly rows: EntryRows
  readonly patterns: PatternTrie
  readonly revisions = new Revisions()
  /** Rows by pattern, and by mark that does not pack. */
  readonly byText = new Map<string, Set<number>>()
  /** The loosest threshold any entry asks for. */
  leastTau: number

  constructor(costs: CostTable, tau: number, expected = 0) {
    this.marks = new WholeMarks(costs, expected)
    this.rows = new EntryRows(expected)
    this.patterns = new PatternTrie(costs)
    this.leastTau = tau
  }

  /** Takes the entry into a revision, or says why not. */
  insert(entry: ListedMark, revision: number): string | undefined {
    const { entryId, mark, weedAtMs, detail } = entry
    const refused = refuseMark(mark)
    if (refused) return refused
    if (detail?.tau !== undefined && detail.tau > 0)
      this.leastTau = Math.max(LEAST_TAU, Math.min(this.leastTau, detail.tau))
    const markRow = isPattern(mark) ? 0 : this.marks.intern(mark)
    if (this.isCrowded(mark, markRow, revision)) return `The list holds this mark ${MOST_A_MARK} times already.`
    const text = markRow === 0 ? mark : undefined
    const row = this.rows.add({ entryId, markRow, text, revision, weedAtMs, detail })
    if (markRow === 0) this.insertText(mark, row, isPattern(mark))
    else {
      this.rows.setNext(row, this.marks.table.first(markRow))
      this.marks.table.setFirst(markRow, row)
    }
    this.revisions.count(revision, 1)
    return undefined
  }

  removeRow(row: number): void {
    this.revisions.count(this.rows.revision(row), -1)
    const markRow = this.rows.markRow(row)
    if (markRow === 0) this.removeText(row)
    else this.unlink(row, markRow)
    this.rows.release(row)
  }

  markOf(row: number): string {
    const markRow = this.rows.markRow(row)
    return markRow === 0 ? (this.rows.texts.get(row) ?? '') : this.marks.textOf(markRow)
  }

  private isCrowded(mark: string, markRow: number, revision: number): boolean {
    let same = 0
    if (markRow === 0) for (const row of this.byText.get(mark) ?? []) if (this.rows.revision(row) === revision) same++
    for (let row = this.marks.table.first(markRow); row !== 0; row = this.rows.next(row))
      if (this.rows.revision(row) === revision) same++
    return same >= MOST_A_MARK
  }

  private unlink(row: number, markRow: number): void {
    const { table } = this.marks
    const next = this.rows.next(row)
    if (table.first(markRow) === row) {
      if (next === 0) this.marks.release(markRow)
      else table.setFirst(markRow, next)
      return
    }
    let before = table.first(markRow)
    while (this.rows.next(before) !== row) before = this.rows.next(before)
    this.rows.setNext(before, next)
  }

  /** Files a row under its pattern, or under its mark that does not pack. */
  insertText(mark: string, row: number, pattern: boolean): void {
    const rows = this.byText.get(mark)
    if (rows) rows.add(row)
    else this.byText.set(mark, new Set([row]))
    if (pattern && !rows) this.patterns.add(mark)
  }

  private removeText(row: number): void {
    const mark = this.markOf(row)
    const rows = this.byText.get(mark)
    rows?.delete(row)
    if (rows?.size !== 0) return
    this.byText.delete(mark)
    if (isPattern(mark)) this.patterns.remove(mark)
  }
}
