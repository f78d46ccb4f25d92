import { stringify } from 'csv-stringify/sync'
import type { FeedRow } from './feed-row.ts'

const cells: readonly [head: string, cell: (row: FeedRow) => string | number | null][] = [
  ['Captured at (UTC)', (row) => row.capturedAt],
  ['Taken in at (UTC)', (row) => row.takenAt],
  ['Mark as read', (row) => row.vrm],
  ['Listed mark', (row) => row.entryVrm],
  ['Match', (row) => row.kind],
  ['Probability', (row) => Math.round(row.posterior * 1000) / 1000],
  ['Category', (row) => row.categoryName],
  ['Reason', (row) => row.reason],
  ['Make', (row) => row.make],
  ['Model', (row) => row.model],
  ['Colour', (row) => row.colour],
  ['List', (row) => row.hotlistName],
  ['Camera', (row) => row.cameraName],
  ['Road', (row) => row.road],
  ['Direction', (row) => row.direction],
  ['Force', (row) => row.forceName],
]

/** Lines of the feed as CSV; text that a spreadsheet would run as a formula is preceded by an apostrophe. */
export const feedCsv = (rows: readonly FeedRow[]): string =>
  stringify([cells.map(([head]) => head), ...rows.map((row) => cells.map(([, cell]) => cell(row)))], {
    bom: true,
    escape_formulas: true,
    record_delimiter: '\r\n',
  })
