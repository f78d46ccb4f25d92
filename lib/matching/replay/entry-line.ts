import { parse } from 'csv-parse/sync'
import { normalisePattern, spellPattern } from '#lib/reads/mark/normalise.ts'
import type { ListedMark } from '../listed-mark.ts'

export const REPLAY_LIST = 'replay'

/** A row of a list file: the entry, and its mark as its owner wrote it. */
export interface EntryLine {
  entry: ListedMark
  written: string
}

const headings = new Set([
  'VRM',
  'MARK',
  'PLATE',
  'PLATENUMBER',
  'REGISTRATION',
  'REGISTRATIONMARK',
  'REG',
  'VEHICLE',
  'ENTRY',
])

/** The cells of one line; undefined when its quotes do not close. Row by row, so that one bad quote spoils one row. */
export function splitRow(line: string): string[] | undefined {
  if (!line.includes('"')) return line.split(',')
  try {
    return (parse(line, { relax_column_count: true }) as string[][])[0] ?? []
  } catch {
    return undefined
  }
}

/** Whether the first row names the columns. */
export const isHeading = (cells: readonly string[]): boolean =>
  headings.has((cells[0] ?? '').toUpperCase().replace(/[^A-Z]/g, ''))

/** Reads one row of the 16-column layout (DOMAIN §4) or a single mark; `row` makes its id. */
export function parseEntryLine(cells: readonly string[], row: number): EntryLine {
  const [vrm = '', make, model, colour, action, , reason] = cells.map((cell) => cell.trim())
  const untilMs = weedMs(cells[10] ?? '')
  const entry: ListedMark = {
    entryId: `row-${row}`,
    listId: REPLAY_LIST,
    mark: normalisePattern(vrm),
    ...(make && { make }),
    ...(model && { model }),
    ...(colour && { colour }),
    ...(reason && { category: reason }),
    ...(action?.toUpperCase() === 'SILENT' && { restricted: true }),
    ...(untilMs !== undefined && { scope: { untilMs } }),
  }
  return { entry, written: spellPattern(vrm) }
}

/** End of the weed date, written 2027-01-31 or 31/01/2027; undefined for anything else. */
function weedMs(text: string): number | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)/.exec(text.trim())
  const british = /^(\d\d?)\/(\d\d?)\/(\d{4})/.exec(text.trim())
  const [year, month, day] = iso ? iso.slice(1) : british ? british.slice(1).reverse() : []
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day) + 1)
  return Number.isNaN(ms) ? undefined : ms
}
