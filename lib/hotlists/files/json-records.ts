import { fileFields } from './layout.ts'
import { recordLimits } from './records.ts'

type JsonRecord = { line: number; cells: string[] } | { line: number; code: 'bad-json' | 'row-too-long'; start: string }

/** One JSON object a line, its fields named as `fileFields`, to cells in that order; bounded as `CsvRecords` is. */
export class JsonRecords {
  private text = ''
  private line = 0
  private passing = false;

  *push(text: string): Generator<JsonRecord> {
    const whole = this.text + text
    let at = 0
    for (let end = whole.indexOf('\n'); end >= 0; end = whole.indexOf('\n', at)) {
      this.line++
      if (this.passing) this.passing = false
      else yield* this.read(whole.slice(at, end))
      at = end + 1
    }
    this.text = whole.slice(at)
    if (this.passing) this.text = ''
    else if (this.text.length > recordLimits.characters) {
      yield { line: this.line + 1, code: 'row-too-long', start: this.text.slice(0, 80) }
      this.passing = true
      this.text = ''
    }
  }

  *end(): Generator<JsonRecord> {
    this.line++
    if (!this.passing) yield* this.read(this.text)
    this.text = ''
  }

  private *read(line: string): Generator<JsonRecord> {
    if (line.trim() === '') return
    if (line.length > recordLimits.characters) {
      yield { line: this.line, code: 'row-too-long', start: line.slice(0, 80) }
      return
    }
    const value = parse(line)
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      yield { line: this.line, code: 'bad-json', start: line.slice(0, 80) }
      return
    }
    const object = value as Record<string, unknown>
    yield { line: this.line, cells: fileFields.map((field) => cellOf(object[field])) }
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(cellOf).join(' ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
