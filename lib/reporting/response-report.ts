import type { Band } from '#lib/alarms/band.ts'
import type { NonDeploymentRow } from './response-rows.ts'
import { type BandRow, noTarget, timeOf, timesOf } from './times.ts'

/** The answers to the three questions of the response report, as they were at one moment. */
export interface ResponseReport {
  from: string
  until: string // not included
  producedAt: string
  forces: { id: string; name: string }[] // by name: never ranked
  rows: BandRow[]
  reasons: NonDeploymentRow[]
}

/** Fewer than this say little: they are shown grey (DOMAIN §9). */
export const fewBelow = 10

export interface ReportGroup {
  forceId: string | null
  name: string
  rows: BandRow[]
}

const shownBands: readonly Band[] = ['high', 'medium', 'low']
const noTime = timeOf([], noTarget)
const emptyRow = (forceId: string | null, forceName: string | null, band: Band): BandRow => ({
  forceId,
  forceName,
  band,
  ...{ alarms: 0, acknowledged: 0, led: 0, verified: 0, deployed: 0, arrived: 0, stopped: 0 },
  ...{ declined: 0, undecided: 0, closed: 0, unfinished: 0 },
  ...timesOf(() => noTime),
})

/** Rows under their forces, all forces together first; a band without alarms is a row of zeros, not a gap. */
export function groupsOf(report: ResponseReport): ReportGroup[] {
  const heads = [{ id: null, name: 'All forces' }, ...report.forces]
  const groups = report.forces.length === 1 ? report.forces : heads
  return groups.map(({ id, name }) => {
    const own = report.rows.filter((row) => row.forceId === id)
    const zeros = shownBands.filter((band) => !own.some((row) => row.band === band))
    const all = [...own, ...zeros.map((band) => emptyRow(id, id === null ? null : name, band))]
    const order: readonly Band[] = [...shownBands, 'log']
    return { forceId: id, name, rows: all.sort((a, b) => order.indexOf(a.band) - order.indexOf(b.band)) }
  })
}

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

/** One line that says the whole report, for people who cannot see it or have no time to. */
export function summaryOf(report: ResponseReport): string {
  const total = report.rows.filter((row) => row.forceId === null)
  const sum = (pick: (row: BandRow) => number) => total.reduce((so, row) => so + pick(row), 0)
  const alarms = sum((row) => row.alarms)
  if (alarms === 0) return 'No alarms were raised in this period.'
  const judged = sum((row) => row.acknowledge.judged)
  const inside = sum((row) => row.acknowledge.inside)
  const share = judged === 0 ? '' : `; ${inside} of ${judged} acknowledged inside target`
  return [
    `${plural(alarms, 'alarm')}: ${sum((row) => row.acknowledged)} acknowledged, ${sum((row) => row.verified)} verified`,
    `${sum((row) => row.deployed)} deployed to, ${sum((row) => row.declined)} answered without a deployment`,
    `${sum((row) => row.closed)} closed, ${sum((row) => row.unfinished)} unfinished${share}.`,
  ].join(', ')
}
