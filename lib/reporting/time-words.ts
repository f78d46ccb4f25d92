import { bandNames } from '#lib/alarms/band.ts'
import type { Quantile } from './incidence.ts'
import { type Measure, measureWords } from './measure.ts'
import { fewBelow } from './response-report.ts'
import type { BandRow, Time } from './times.ts'

/** `4.2 s`, `42 s`, `3 min 05 s`, `2 h 10 min`, `15 min`; `–` when there is none. */
export function durationWords(seconds: number | null): string {
  if (seconds === null) return '–'
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const two = (n: number, unit: string) => (n === 0 ? '' : ` ${String(n).padStart(2, '0')} ${unit}`)
  if (whole < 3600) return `${Math.floor(whole / 60)} min${two(whole % 60, 's')}`
  const minutes = Math.round(seconds / 60)
  return `${Math.floor(minutes / 60)} h${two(minutes % 60, 'min')}`
}

/** A quantile in words: `24 s`; `not reached` when fewer had it, however long one looks; `–` of none. */
export const quantileWords = ({ n }: Pick<Time, 'n'>, { sec }: Quantile): string =>
  n > 0 && sec === null ? 'not reached' : durationWords(sec)

/** Its 95 % interval in words: `20 s to 31 s`, or `20 s or more` when nothing bounds it above; nothing when nothing does. */
export function intervalWords({ low, high }: Quantile): string {
  if (low === null) return ''
  return `${durationWords(low)} ${high === null ? 'or more' : `to ${durationWords(high)}`}`
}

/** What a row's times say and what they count: `High: half were acknowledged within 24 s (20 s to 31 s), …`. */
export function timeSentence(row: BandRow, measure: Measure): string {
  const { n, reached, declined, waiting, p50, p90 } = row[measure]
  const { done, without } = measureWords[measure]
  const half =
    p50.sec === null
      ? `fewer than half ${done}`
      : `half ${done} within ${durationWords(p50.sec)} (${intervalWords(p50)})`
  const nine = p90.sec === null ? '' : `, nine in ten within ${durationWords(p90.sec)}`
  const others = [
    `${reached} so far`,
    without !== null && declined > 0 && `${declined} ${without}`,
    `${waiting} not yet`,
  ]
  return `${bandNames[row.band]}: ${n < fewBelow ? 'too few to say' : half + nine}; of ${n}, ${others.filter(Boolean).join(', ')}.`
}
