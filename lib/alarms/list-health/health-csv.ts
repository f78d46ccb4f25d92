import { stringify } from 'csv-stringify/sync'
import { interval95 } from '#lib/core/interval95.ts'
import { flagWords, healthFlags } from './flag.ts'
import type { HealthRow } from './health-row.ts'

/** The board as CSV; text that a spreadsheet would run as a formula is preceded by an apostrophe. */
export function healthCsv(rows: readonly HealthRow[], now: Date): string {
  const heads = [
    ...['As at (UTC)', 'List', 'Owner', 'Contact', 'Force', 'Refreshed at (UTC)', 'Age (h)', 'Due every (h)'],
    ...['Live entries', ...healthFlags.map((flag) => flagWords[flag].name)],
    ...['Alarms judged (n)', 'Misreads', 'Misread share, low 95 %', 'Misread share, high 95 %'],
    ...['Open corrections', 'Oldest correction (UTC)'],
  ]
  const lines = rows.map((row) => {
    const range = interval95(row.misreads, row.verdicts)
    const age = Math.round((now.getTime() - row.refreshedAt.getTime()) / 360_000) / 10
    return [
      ...[now.toISOString(), row.name, row.owner, row.contact, row.forceName, row.refreshedAt.toISOString(), age],
      ...[row.expectedRefreshHours, row.live, ...healthFlags.map((flag) => row.flags[flag])],
      ...[row.verdicts, row.misreads, range?.low.toFixed(3) ?? null, range?.high.toFixed(3) ?? null],
      ...[row.openTasks, row.oldestTaskAt?.toISOString() ?? null],
    ]
  })
  return stringify([heads, ...lines], { bom: true, escape_formulas: true, record_delimiter: '\r\n' })
}
