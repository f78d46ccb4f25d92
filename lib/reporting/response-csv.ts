import { stringify } from 'csv-stringify/sync'
import { bandNames } from '#lib/alarms/band.ts'
import { responseDefinitions } from './definitions.ts'
import { groupsOf, type ResponseReport } from './response-report.ts'
import { type BandRow, exclusionKinds, type Measure, measures, reasonNames, reasons } from './response-rows.ts'

type Cell = string | number | null
const title = { acknowledge: 'Acknowledge', deploy: 'Deploy' }

const timeCells = (measure: Measure, row: BandRow): [string, Cell][] => {
  const { n, p50, p90, inside, judged, targetSec } = row[measure]
  return [
    [`${title[measure]} n`, n],
    [`${title[measure]} p50 (s)`, p50],
    [`${title[measure]} p90 (s)`, p90],
    [`${title[measure]} target (s)`, targetSec],
    [`${title[measure]} inside target`, inside],
    [`${title[measure]} judged against target`, judged],
  ]
}

/** One line of the table, as pairs of heading and cell, so that the two cannot drift apart. */
function cellsOf(report: ResponseReport, forceId: string | null, force: string, row: BandRow): [string, Cell][] {
  const of = <T extends { forceId: string | null; band: string }>(rows: T[]) =>
    rows.filter((each) => each.forceId === forceId && each.band === row.band)
  const [why, excluded] = [of(report.reasons), of(report.excluded)]
  return [
    ['Force', force],
    ['Initial band', bandNames[row.band]],
    ['Alarms', row.alarms],
    ['Acknowledged', row.acknowledged],
    ['Verified', row.verified],
    ['Deployed', row.deployed],
    ['No response', row.declined],
    ['Undecided', row.undecided],
    ['Closed', row.closed],
    ['Unfinished', row.unfinished],
    ...measures.flatMap((measure) => timeCells(measure, row)),
    ...reasons.map((reason): [string, Cell] => [
      `No response: ${reasonNames[reason]}`,
      why.find((each) => each.reason === reason)?.alarms ?? 0,
    ]),
    ...measures.flatMap((measure) =>
      exclusionKinds.map((kind): [string, Cell] => [
        `Excluded: ${measure} ${kind}`,
        excluded.find((each) => each.measure === measure && each.kind === kind)?.alarms ?? 0,
      ]),
    ),
  ]
}

/**
 * The report as CSV (RFC 4180): lines that say what it is, an empty line, then one line for each force and band. Text
 * that a spreadsheet would run as a formula is preceded by an apostrophe.
 */
export function responseCsv(report: ResponseReport): string {
  const table = groupsOf(report).flatMap(({ forceId, name, rows }) =>
    rows.map((row) => cellsOf(report, forceId, name, row)),
  )
  const about: Cell[][] = [
    ['Watchdesk: response to alarms'],
    ['Period from (UTC)', report.from],
    ['Period until, not included (UTC)', report.until],
    ['Produced at (UTC)', report.producedAt],
    ...Object.values(responseDefinitions).map((words): Cell[] => ['Definition', words]),
    [],
  ]
  const heads = (table[0] ?? []).map(([head]) => head)
  const lines = [...about, heads, ...table.map((cells) => cells.map(([, cell]) => cell))]
  return stringify(lines, { bom: true, escape_formulas: true, record_delimiter: '\r\n' })
}
