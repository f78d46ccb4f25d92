/** Lines one quoted cell may run over before its opening quote is taken for a slip. */
const MOST_LINES = 64

/** The cells of one row of CSV, outer spaces and quotes taken off; undefined when its quotes do not close. */
export function splitRow(row: string): string[] | undefined {
  if (!row.includes('"')) return row.split(',').map((cell) => cell.trim())
  const cells: string[] = []
  for (let at = 0; ; ) {
    while (row.charAt(at) === ' ') at++
    const end = row.charAt(at) === '"' ? closingQuote(row, at + 1) : at
    if (end === undefined) return undefined
    const comma = row.indexOf(',', end)
    const until = comma < 0 ? row.length : comma
    if (end > at && row.slice(end + 1, until).trim() !== '') return undefined
    const cell = end > at ? row.slice(at + 1, end).replaceAll('""', '"') : row.slice(at, until)
    cells.push(cell.trim())
    if (comma < 0) return cells
    at = comma + 1
  }
}

/** Where the quoted cell that began before `from` ends; a quote within it is written twice. */
function closingQuote(row: string, from: number): number | undefined {
  for (let at = row.indexOf('"', from); at >= 0; at = row.indexOf('"', at + 2))
    if (row.charAt(at + 1) !== '"') return at
  return undefined
}

/** One row as its cells; `line` is where it begins, from 1. Cells are absent when its quotes do not close. */
export interface Row {
  line: number
  cells?: string[]
}

/** Puts lines together to rows: a quoted cell may run over lines, a quote that never closes spoils its own line only. */
export class RowReader {
  private readonly held: string[] = []
  private line = 0

  /** The rows that this line completes. */
  take(text: string): Row[] {
    this.line++
    // Most lines are rows by themselves.
    const cells = this.held.length === 0 ? splitRow(text) : undefined
    if (cells) return [{ line: this.line, cells }]
    this.held.push(text)
    return this.release(MOST_LINES)
  }

  /** What is left when the file ends. */
  end(): Row[] {
    return this.release(0)
  }

  private release(mostHeld: number): Row[] {
    const line = this.line - this.held.length + 1
    const whole = splitRow(this.held.join('\n'))
    if (whole && this.held.length > 0) {
      this.held.length = 0
      return [{ line, cells: whole }]
    }
    if (this.held.length <= mostHeld) return []
    // The quote that opened first never closes: what follows it stands for itself.
    const rest = this.held.splice(0).slice(1)
    this.line = line
    const rows: Row[] = [{ line }]
    for (const text of rest) rows.push(...this.take(text))
    return mostHeld > 0 ? rows : [...rows, ...this.end()]
  }
}
