import type { Delimiter } from './delimiter.ts'

/** One row of a delimited file; `line` is where it begins, from 1. */
export type CsvRecord = { line: number; cells: string[] } | { line: number; code: BadRecord; start: string }
export type BadRecord = 'row-too-long' | 'too-many-columns' | 'unclosed-quote'

export const recordLimits = { characters: 65_536, columns: 256, lines: 50 } as const

/**
 * Splits delimited text into rows as it comes (RFC 4180, any line end). What is held is bounded by `recordLimits`: a row
 * that is longer is told once and passed over, and a quote that does not close spoils the one line it is on.
 */
export class CsvRecords {
  private readonly delimiter: Delimiter
  private text = ''
  private line = 1
  /** Inside a row that was told already: everything up to the next line end goes. */
  private passing = false

  constructor(delimiter: Delimiter) {
    this.delimiter = delimiter
  }

  *push(text: string): Generator<CsvRecord> {
    this.text = this.text === '' ? text : this.text + text
    yield* this.take(false)
  }

  *end(): Generator<CsvRecord> {
    yield* this.take(true)
  }

  private *take(ended: boolean): Generator<CsvRecord> {
    const { text } = this
    const signs = new Signs(text)
    let at = 0
    while (at < text.length) {
      const lineEnd = endOfLine(signs, at, ended)
      if (this.passing) {
        if (lineEnd === undefined) {
          at = text.length
          break
        }
        this.passing = false
        this.line++
        at = lineEnd.next
        continue
      }
      if (lineEnd === undefined || lineEnd.end - at > recordLimits.characters) {
        if ((lineEnd?.end ?? text.length) - at <= recordLimits.characters) break
        yield { line: this.line, code: 'row-too-long', start: text.slice(at, at + 80) }
        this.passing = true
        at += recordLimits.characters
        continue
      }
      const { end, next } = lineEnd
      if (signs.next('"', at) >= end) {
        if (end > at) yield this.row(text.slice(at, end).split(this.delimiter), text, at)
        this.line++
        at = next
        continue
      }
      const quoted = this.quoted(signs, at, ended)
      if (quoted === 'more') break
      if (quoted === 'bad') {
        yield { line: this.line, code: 'unclosed-quote', start: text.slice(at, at + 80) }
        this.line++
        at = next
        continue
      }
      yield this.row(quoted.cells, text, at)
      this.line += quoted.lines
      at = quoted.next
    }
    this.text = at === 0 ? text : text.slice(at)
  }

  private row(cells: string[], text: string, at: number): CsvRecord {
    if (cells.length > recordLimits.columns) {
      return { line: this.line, code: 'too-many-columns', start: text.slice(at, at + 80) }
    }
    return { line: this.line, cells }
  }

  private quoted(
    signs: Signs,
    from: number,
    ended: boolean,
  ): 'more' | 'bad' | { cells: string[]; next: number; lines: number } {
    const { delimiter } = this
    const { text } = signs
    const cells: string[] = []
    let lines = 1
    let at = from
    for (;;) {
      if (text[at] === '"') {
        let cell = ''
        let begin = at + 1
        for (;;) {
          const close = text.indexOf('"', begin)
          const reach = (close < 0 ? text.length : close) - from
          if (reach > recordLimits.characters) return 'bad'
          if (close < 0) return ended ? 'bad' : 'more'
          cell += text.slice(begin, close)
          if (text[close + 1] !== '"') {
            at = close + 1
            break
          }
          cell += '"'
          begin = close + 2
        }
        if (at >= text.length && !ended) return 'more'
        lines += countLines(cell)
        if (lines > recordLimits.lines) return 'bad'
        cells.push(cell)
        const sign = text[at]
        if (sign !== undefined && sign !== delimiter && sign !== '\n' && sign !== '\r') return 'bad'
      } else {
        const begin = at
        while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++
        if (at >= text.length && !ended) return 'more'
        cells.push(text.slice(begin, at))
      }
      if (at < text.length && text[at] === delimiter) {
        at++
        continue
      }
      const lineEnd = endOfLine(signs, at, ended)
      return lineEnd ? { cells, next: lineEnd.next, lines } : 'more'
    }
  }
}

/** Where signs come next in a text, remembered: a sign that is not there is looked for once, not once a line. */
class Signs {
  readonly text: string
  private readonly found = { '"': -1, '\n': -1, '\r': -1 }

  constructor(text: string) {
    this.text = text
  }

  /** The length of the text when there is none from `at` on. */
  next(sign: '"' | '\n' | '\r', at: number): number {
    if (this.found[sign] < at) {
      const next = this.text.indexOf(sign, at)
      this.found[sign] = next < 0 ? this.text.length : next
    }
    return this.found[sign]
  }
}

/** Where the line ends and the next begins; undefined when that has not come yet. A lone CR ends one too (old Macs). */
function endOfLine(signs: Signs, from: number, ended: boolean): { end: number; next: number } | undefined {
  const { length } = signs.text
  const feed = signs.next('\n', from)
  const back = signs.next('\r', from)
  if (back < feed) {
    if (back === feed - 1 && feed < length) return { end: back, next: feed + 1 }
    if (back === length - 1 && !ended) return undefined
    return { end: back, next: back + 1 }
  }
  if (feed < length) return { end: feed, next: feed + 1 }
  return ended ? { end: length, next: length } : undefined
}

function countLines(cell: string): number {
  let count = 0
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++
  return count
}
