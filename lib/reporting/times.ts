import { interval95 } from '#lib/core/interval95.ts'
import { countOf, incidenceOf, type Quantile, quantileOf, type Step } from './incidence.ts'
import { type Measure, measures } from './measure.ts'
import type { CountedRow, InTarget, StepRow, TargetRow } from './response-rows.ts'

/** How long something took, of all that waited for it, and the share inside the target. */
export interface Time extends InTarget {
  n: number // reached, declined and waiting
  reached: number
  declined: number // ended without it: never will have it
  waiting: number // it may still come
  p50: Quantile
  p90: Quantile
  p95: Quantile
  /** The 95 % interval of the share inside the target; undefined when none could be judged. */
  shareWithin: { low: number; high: number } | undefined
}

export type BandRow = CountedRow & Record<Measure, Time>

export const noTarget: InTarget = { inside: 0, judged: 0, targetSec: null }

/** What steps say of a time. */
export function timeOf(steps: readonly Step[], { inside, judged, targetSec }: InTarget): Time {
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
    ...{ inside, judged, targetSec },
    shareWithin: interval95(inside, judged),
  }
}

/** Every step's time, made by `each`. */
export const timesOf = (each: (measure: Measure) => Time): Record<Measure, Time> =>
  Object.fromEntries(measures.map((measure) => [measure, each(measure)])) as Record<Measure, Time>

/** The counts of each force and band, and of all forces together, with their times. */
export function withTimes(
  rows: readonly CountedRow[],
  steps: readonly StepRow[],
  targets: readonly TargetRow[],
): BandRow[] {
  const keyOf = (measure: Measure, band: string) => `${measure} ${band}`
  const groups = Map.groupBy(steps, ({ measure, band }) => keyOf(measure, band))
  return rows.map((row) => {
    const { forceId, band } = row
    const time = (measure: Measure) => {
      const all = groups.get(keyOf(measure, band)) ?? []
      const own = forceId === null ? all : all.filter((step) => step.forceId === forceId)
      const target = targets.find((t) => t.forceId === forceId && t.band === band && t.measure === measure)
      return timeOf(own, target ?? noTarget)
    }
    return { ...row, ...timesOf(time) }
  })
}
