import type { Band } from '#lib/alarms/band.ts'
import { interval95 } from '#lib/core/interval95.ts'
import { countOf, incidenceOf, type Quantile, quantileOf, type Step } from './incidence.ts'
import { type Exclusion, exclusionKinds, type Measure, measures } from './measure.ts'
import type { CountedRow, StepRow } from './response-rows.ts'

/** The share that had a step inside its target, with its own n. */
export interface InTarget {
  inside: number
  judged: number
  targetSec: number | null // null when there is none, or the alarms fall under policies that differ
}

/** How long something took, of all that waited for it, and the share inside the target. */
export interface Time extends InTarget {
  n: number // reached, declined and waiting
  reached: number
  declined: number // ended without it: never will have it
  waiting: number // it may still come
  p50: Quantile
  p90: Quantile
  p95: Quantile
  /** How many times could not be used, or nobody gave, by reason. */
  excluded: Record<Exclusion, number>
  /** The 95 % interval of the share inside the target; undefined when none could be judged. */
  shareWithin: { low: number; high: number } | undefined
}

export type BandRow = CountedRow & Record<Measure, Time>

/** Of nothing. */
export const noTarget: InTarget = { inside: 0, judged: 0, targetSec: null }

/** What steps say of a time. */
export function timeOf(
  steps: readonly Step[],
  { inside, judged, targetSec }: InTarget,
  rows: readonly StepRow[] = [],
): Time {
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
    excluded: Object.fromEntries(exclusionKinds.map((kind) => [kind, sumOf(rows, kind)])) as Record<Exclusion, number>,
  }
}

/** Every step's time, made by `each`. */
export const timesOf = (each: (measure: Measure) => Time): Record<Measure, Time> =>
  Object.fromEntries(measures.map((measure) => [measure, each(measure)])) as Record<Measure, Time>

const keyOf = (measure: Measure, band: Band) => `${measure} ${band}`
const sumOf = (rows: readonly StepRow[], field: 'inside' | 'judged' | Exclusion) =>
  rows.reduce((sum, row) => sum + row[field], 0)

function targetOf(rows: readonly StepRow[]): InTarget {
  const given = rows.flatMap(({ leastTargetSec, mostTargetSec }) => [leastTargetSec, mostTargetSec])
  const targets = [...new Set(given.filter((sec) => sec !== null))]
  const targetSec = targets.length === 1 ? (targets[0] ?? null) : null
  return { inside: sumOf(rows, 'inside'), judged: sumOf(rows, 'judged'), targetSec }
}

/** The counts of each force and band, and of all forces together, with their times. */
export function withTimes(rows: readonly CountedRow[], steps: readonly StepRow[]): BandRow[] {
  const groups = Map.groupBy(steps, ({ measure, band }) => keyOf(measure, band))
  return rows.map((row) => {
    const time = (measure: Measure) => {
      const all = groups.get(keyOf(measure, row.band)) ?? []
      const own = row.forceId === null ? all : all.filter(({ forceId }) => forceId === row.forceId)
      return timeOf(
        own.flatMap(({ sec, ...step }) => (sec === null ? [] : [{ ...step, sec }])),
        targetOf(own),
        own,
      )
    }
    return { ...row, ...timesOf(time) }
  })
}
