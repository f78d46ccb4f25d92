import { stringify } from 'csv-stringify/sync'

export interface AuthorisationLine {
  requestedAt: Date
  requestedByName: string
  grounds: string[]
  justification: string
  emergency: boolean
  dueAt: Date
  decision: string | null
  decidedAt: Date | null
  decidedByName: string | null
  note: string | null
  entry: { vrm: string; category: string; grade: string; hotlist: { name: string } }
}

/** Minutes past due when decided, or by `at` while it is not; null when in time. */
export function overdueMinutes({ dueAt, decidedAt }: Pick<AuthorisationLine, 'dueAt' | 'decidedAt'>, at: Date) {
  const late = ((decidedAt ?? at).getTime() - dueAt.getTime()) / 60_000
  return late > 0 ? Math.ceil(late) : null
}

/** Every authorisation asked for, as CSV (RFC 4180); text that a spreadsheet would run is preceded by an apostrophe. */
export function authorisationsCsv(lines: readonly AuthorisationLine[], at: Date): string {
  const heads = [
    'Mark',
    'List',
    'Category',
    'Grade',
    'Grounds',
    'Emergency',
    'Asked at (UTC)',
    'Asked by',
    'Justification',
  ]
  const rest = ['Due at (UTC)', 'Decision', 'Decided at (UTC)', 'Decided by', 'Note', 'Minutes overdue']
  const rows = lines.map((line) => [
    ...[line.entry.vrm, line.entry.hotlist.name, line.entry.category, line.entry.grade, line.grounds.join(' ')],
    ...[line.emergency ? 'yes' : 'no', line.requestedAt.toISOString(), line.requestedByName, line.justification],
    ...[line.dueAt.toISOString(), line.decision ?? 'open', line.decidedAt?.toISOString() ?? ''],
    ...[line.decidedByName ?? '', line.note ?? '', overdueMinutes(line, at) ?? ''],
  ])
  return stringify([[...heads, ...rest], ...rows], { bom: true, escape_formulas: true, record_delimiter: '\r\n' })
}
