import type { FileEntry } from '../files/file-entry.ts'

const special = /[\\\t\n\r]/
const specials = /[\\\t\n\r]/g
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A value as COPY's text format takes it. */
export const copyText = (value: string | null): string => {
  if (value === null) return '\\N'
  return special.test(value) ? value.replace(specials, (sign) => escapes[sign] ?? sign) : value
}

/** The columns of a staging table, in order; the entry's own ones are named as in hotlist_entry. */
export const contentColumns = [
  'make',
  'model',
  'colour',
  'action',
  'warning_signals',
  'reason',
  'category',
  'grade',
  'nim_code',
  'information',
  'force_id',
  'contact',
  'weed_at',
  'pnc_id',
  'marking',
  'cad_reference',
  'operational_instructions',
  'source_reference',
] as const

/** What makes it the same entry beside its mark; as entry_reference() in migration 0007. Null: whatever has the mark. */
export function referenceOf({ sourceReference, pncId, category }: FileEntry): string | null {
  if (sourceReference) return `ref ${sourceReference}`
  if (pncId) return `pnc ${pncId}`
  return category ? `cat ${category}` : null
}

/**
 * Ids for the rows of one import, in order of line, so that a million of them are appended to the index and not strewn
 * over it: a version 7 UUID with the line where others have chance, and the chance of the import behind it.
 */
export function entryIds(at: Date, importId: string): (line: number) => string {
  const ms = at.getTime().toString(16).padStart(12, '0')
  const tail = importId.replaceAll('-', '').slice(-12)
  const hex = (n: number) => n.toString(16).padStart(3, '0')
  return (line) => `${ms.slice(0, 8)}-${ms.slice(8)}-7${hex((line >>> 12) & 0xfff)}-8${hex(line & 0xfff)}-${tail}`
}

/** One row of staging in COPY's text format. */
export function copyLine(line: number, id: string, entry: FileEntry): string {
  const text = copyText
  const { warningSignals, weedAt } = entry
  return (
    `${line}\t${id}\t${entry.op ?? '\\N'}\t${text(entry.vrm)}\t${text(referenceOf(entry))}\t` +
    `${text(entry.make)}\t${text(entry.model)}\t${text(entry.colour)}\t${entry.action}\t{${warningSignals.join(',')}}\t` +
    `${text(entry.reason)}\t${text(entry.category)}\t${entry.grade}\t${text(entry.nimCode)}\t${text(entry.information)}\t` +
    `${text(entry.forceId)}\t${text(entry.contact)}\t${weedAt ? weedAt.toISOString() : '\\N'}\t${text(entry.pncId)}\t` +
    `${text(entry.marking)}\t${text(entry.cadReference)}\t${text(entry.operationalInstructions)}\t${text(entry.sourceReference)}\n`
  )
}
