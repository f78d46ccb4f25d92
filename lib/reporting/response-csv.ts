import { stringify } from 'csv-stringify/sync'
import { bandNames } from '#lib/alarms/band.ts'
import { responseDefinitions } from './definitions.ts'
import { exclusionNames, exclusionsOf, type Measure, measures, measureWords } from './measure.ts'
import { groupsOf, type ResponseReport } from './response-report.ts'
import { reasonNames, reasons } from './response-rows.ts'
import type { BandRow } from './times.ts'

type Cell = string | number | null

const quantiles = ['p50', 'p90', 'p95'] as const
/** A cell that a spreadsheet cannot take for nothing: an end that is not reached is said so. */
const reachedOr = (n: number, sec: number | null): Cell => (n > 0 && sec === null ? 'not reached' : sec)
/** With one decimal; nothing where nothing was judged. */
const percent = (share: number | undefined): Cell => (share === undefined ? null : Math.round(share * 1000) / 10)

const timeCells = (measure: Measure, row: BandRow): [string, Cell][] => {
  const time = row[measure]
  const { n, reached, declined, waiting, inside, judged, targetSec, shareWithin } = time
  const { name, without } = measureWords[measure]
  return [
    [`${name} n`, n],
    [`${name} measured`, reached],
    ...(without === null ? [] : [[`${name} ${without}`, declined] satisfies [string, Cell]]),
    [`${name} waiting`, waiting],
    ...quantiles.flatMap((quantile): [string, Cell][] => [
      [`${name} ${quantile} (s)`, reachedOr(n, time[quantile].sec)],
      [`${name} ${quantile} 95 % low (s)`, reachedOr(n, time[quantile].low)],
      [`${name} ${quantile} 95 % high (s)`, reachedOr(n, time[quantile].high)],
    ]),
    ...(measureWords[measure].target
      ? ([
          [`${name} target (s)`, targetSec],
          [`${name} inside target`, inside],
          [`${name} judged against target`, judged],
          [`${name} inside target (%)`, percent(judged === 0 ? undefined : inside / judged)],
          [`${name} inside target 95 % low (%)`, percent(shareWithin?.low)],
          [`${name} inside target 95 % high (%)`, percent(shareWithin?.high)],
        ] satisfies [string, Cell][])
      : []),
  ]
}

/** One line of the table, as pairs of heading and cell, so that the two cannot drift apart. */
function cellsOf(report: ResponseReport, forceId: string | null, force: string, row: BandRow): [string, Cell][] {
  const why = report.reasons.filter((each) => each.forceId === forceId && each.band === row.band)
  return [
    ['Force', force],
    ['Initial band', bandNames[row.band]],
    ['Alarms', row.alarms],
    ['Acknowledged', row.acknowledged],
    ['With leader', row.led],
    ['Verified', row.verified],
    ['Deployed', row.deployed],
    ['In the area', row.arrived],
    ['Stopped', row.stopped],
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
      exclusionsOf(measure).map((kind): [string, Cell] => [
        `${measureWords[measure].name} times: ${exclusionNames[kind].toLowerCase()}`,
        row[measure].excluded[kind],
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
