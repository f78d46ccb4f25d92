import { countOf, incidenceOf, type Quantile, quantileOf, type Step } from './incidence.ts'
import type { CountedRow, InTarget, Measure, StepRow } from './response-rows.ts'

/** How long something took, of all that waited for it, and the share inside the target. */
export interface Time extends InTarget {
  n: number // reached, declined and waiting
  reached: number
  declined: number // answered without it: never will have it
  waiting: number // nobody has answered so far
  p50: Quantile
  p90: Quantile
  p95: Quantile
}

export type BandRow = Omit<CountedRow, Measure> & Record<Measure, Time>

/** What steps say of a time. */
export function timeOf(steps: readonly Step[], target: InTarget): Time {
  const sum = (pick: (step: Step) => number) => steps.reduce((so, step) => so + pick(step), 0)
  const shares = incidenceOf(steps)
  return {
    n: sum(countOf),
    reached: sum(({ reached }) => reached),
    declined: sum(({ declined }) => declined),
    waiting: sum(({ waiting }) => waiting),
    p50: quantileOf(shares, 0.5),
    p90: quantileOf(shares, 0.9),
    p95: quantileOf(shares, 0.95),
    ...target,
  }
}

/** The counts of each force and band, and of all forces together, with their times. */
export function withTimes(rows: readonly CountedRow[], steps: readonly StepRow[]): BandRow[] {
  const keyOf = (measure: Measure, band: string) => `${measure} ${band}`
  const groups = Map.groupBy(steps, ({ measure, band }) => keyOf(measure, band))
  return rows.map((row) => {
    const time = (measure: Measure) => {
      const own = groups.get(keyOf(measure, row.band)) ?? []
      return timeOf(row.forceId === null ? own : own.filter(({ forceId }) => forceId === row.forceId), row[measure])
    }
    return { ...row, acknowledge: time('acknowledge'), deploy: time('deploy') }
  })
}
