import { normalisePattern, spellPattern } from '#lib/reads/mark/normalise.ts'
import type { EntryDetail, ListedMark } from '../listed-mark.ts'
import { type Columns, usualColumns } from './heading.ts'

export const REPLAY_LIST = 'replay'

/** A row of a list file: the entry, and its mark as its owner wrote it. */
export interface EntryLine {
  entry: ListedMark
  written: string
}

/** Reads one row of the 16-column layout (DOMAIN §4) or a single mark; `row` makes its id. */
export function parseEntryLine(cells: readonly string[], row: number, columns: Columns = usualColumns): EntryLine {
  const vrm = cells[columns.vrm] ?? ''
  const [make, model, colour] = [cells[columns.make], cells[columns.model], cells[columns.colour]]
  const reason = cells[columns.reason]
  const untilMs = weedMs(cells[columns.weedDate] ?? '')
  const detail: EntryDetail = {
    ...(make && { make }),
    ...(model && { model }),
    ...(colour && { colour }),
    ...(reason && { category: reason }),
    ...(cells[columns.action]?.toUpperCase() === 'SILENT' && { restricted: true }),
    ...(untilMs !== undefined && { scope: { untilMs } }),
  }
  const entry: ListedMark = { entryId: `row-${row}`, listId: REPLAY_LIST, mark: normalisePattern(vrm), detail }
  return { entry, written: spellPattern(vrm) }
}

let lastWeed: { text: string; ms: number | undefined } = { text: '', ms: undefined }

/** End of the weed date, written 2027-01-31 or 31/01/2027; undefined for anything else. */
function weedMs(text: string): number | undefined {
  // Neighbours in a list mostly share theirs.
  if (text !== lastWeed.text) lastWeed = { text, ms: endOfDay(text) }
  return lastWeed.ms
}

function endOfDay(text: string): number | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)/.exec(text)
  const british = /^(\d\d?)\/(\d\d?)\/(\d{4})/.exec(text)
  const [year, month, day] = iso ? iso.slice(1) : british ? british.slice(1).reverse() : []
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day) + 1)
  return Number.isNaN(ms) ? undefined : ms
}
