import type { MatchKind } from '../explanation.ts'
import { defaultCalibration, oddsWrong, type SourceCalibration } from './calibration.ts'
import { solve } from './solve.ts'

/** What an operator said of a match, with what the matcher had said of it. */
export interface VerdictOnMatch {
  kind: Exclude<MatchKind, 'partial'>
  /** The picture shows the listed mark: `confirmed`; it does not: `misread`. */
  verdict: 'confirmed' | 'misread'
  confidence?: number
  /** As it was told, by the calibration of that time. */
  posterior: number
  /** That calibration, when it was not the usual one. */
  calibration?: SourceCalibration
  /** Of the unlisted vehicles that the read may show, the share read rightly (`right-share.ts`). */
  rightShare: number
}

/** Fewer verdicts than this teach nothing (policy). */
export const LEAST_VERDICTS = 30
/** How far sources differ from the usual, as a standard deviation of the logarithm of the odds (policy): half or double. */
const SPREAD_OVERALL = 0.7
/** The same for one point of the confidence scale beside the others (policy). */
const SPREAD_POINT = 0.35
/** However many verdicts say so, odds are never taken for more than so many times the usual, or less than the like part. */
export const MOST_OVERALL = 6
export const MOST_POINT = 3
/** Verdicts that are themselves wrong: a slip of the hand, a plate taken for its clone (policy). */
const SLIPS = 0.01
const STEPS = 40

const points = defaultCalibration.byConfidence
const spreads = [SPREAD_OVERALL, ...points.map(() => SPREAD_POINT)]

/**
 * What a source's confidence is worth, from what operators said of its matches: the likeliest factors, on the usual odds of
 * being wrong, overall and at each point of the confidence scale, where each factor is 1 until verdicts say otherwise
 * (a normal prior on its logarithm). Undefined when there are too few verdicts. `byLead` stays the usual one.
 *
 * Only matches are judged, and those are nearly all the misreads but hardly any of the right reads: shares of verdicts say
 * nothing of shares of reads. So no share is counted. Each verdict is held against the posterior of its own match, which
 * already reckons with how such a read came to match; the factors are those under which the posteriors come true. Whether a
 * match was shown followed from its posterior, so what was not shown does not bend that. What remains assumed: that whether
 * operators give a verdict does not depend on the answer beyond that.
 */
export function learnCalibration(verdicts: readonly VerdictOnMatch[]): SourceCalibration | undefined {
  if (verdicts.length < LEAST_VERDICTS) return undefined
  const evidence = verdicts.map(asEvidence)
  let factors = spreads.map(() => 0)
  let best = badness(evidence, factors)
  for (let step = 0; step < STEPS; step++) {
    const move = direction(evidence, factors)
    let stride = 1
    let next = factors
    let reached = best
    do {
      next = factors.map((factor, i) => factor + stride * (move[i] as number))
      reached = badness(evidence, next)
      stride /= 2
    } while (reached > best && stride > 1e-4)
    if (!(reached < best)) break
    const gained = best - reached
    factors = next
    best = reached
    if (gained < 1e-9) break
  }
  return calibrationOf(factors)
}

interface Evidence {
  confirmed: boolean
  exact: boolean
  /** Of the match against all else, by the usual calibration. */
  odds: number
  rightShare: number
  /** What the factors of this read are summed with: 1, then its place between the points. */
  parts: number[]
}

function asEvidence({ kind, verdict, confidence, posterior, calibration, rightShare }: VerdictOnMatch): Evidence {
  const exact = kind === 'exact'
  const told = Math.min(0.9999, Math.max(0.0001, posterior))
  const then = calibration ? oddsWrong(calibration, confidence) / oddsWrong(defaultCalibration, confidence) : 1
  const odds = told / (1 - told) / scale(exact, rightShare, then)
  return { confirmed: verdict === 'confirmed', exact, odds, rightShare, parts: [1, ...partsOf(confidence)] }
}

/**
 * What happens to the odds of a match when reads are `factor` times likelier to be wrong. A tolerant one supposes an error,
 * and so do those of its rivals that were misread too; an exact one supposes none, and all its rivals do.
 */
const scale = (exact: boolean, rightShare: number, factor: number): number =>
  exact ? 1 / factor : factor / (rightShare + factor * (1 - rightShare))

/** How much each point of the confidence scale counts for a read, as `oddsWrong` goes from one to the next. */
function partsOf(confidence?: number): number[] {
  if (confidence === undefined || !(confidence >= 0 && confidence <= 100)) return points.map(() => 0)
  return points.map((point, i) => {
    const before = points[i - 1]?.confidence
    const after = points[i + 1]?.confidence
    if (confidence < point.confidence)
      return before === undefined ? 1 : Math.max(0, (confidence - before) / (point.confidence - before))
    return after === undefined ? 1 : Math.max(0, (after - confidence) / (after - point.confidence))
  })
}

/** Chance of the answer "confirmed" under these factors, and how it grows with the logarithm of the read's factor. */
function expected({ exact, odds, rightShare, parts }: Evidence, factors: readonly number[]) {
  const factor = Math.exp(parts.reduce((sum, part, i) => sum + part * (factors[i] as number), 0))
  const now = odds * scale(exact, rightShare, factor)
  const chance = now / (1 + now)
  const steepness = exact ? -1 : rightShare / (rightShare + factor * (1 - rightShare))
  return {
    chance: SLIPS + (1 - 2 * SLIPS) * chance,
    slope: (1 - 2 * SLIPS) * chance * (1 - chance) * steepness,
  }
}

function badness(evidence: readonly Evidence[], factors: readonly number[]): number {
  let sum = factors.reduce((all, factor, i) => all + (factor / (spreads[i] as number)) ** 2 / 2, 0)
  for (const one of evidence) {
    const { chance } = expected(one, factors)
    sum -= Math.log(one.confirmed ? chance : 1 - chance)
  }
  return sum
}

/** One step of Fisher's scoring: the matrix is positive because of the prior, so it always leads downhill. */
function direction(evidence: readonly Evidence[], factors: readonly number[]): number[] {
  const matrix = spreads.map((spread, i) => spreads.map((_, j) => (i === j ? 1 / spread ** 2 : 0)))
  const pull = factors.map((factor, i) => -factor / (spreads[i] as number) ** 2)
  for (const one of evidence) {
    const { chance, slope } = expected(one, factors)
    const noise = chance * (1 - chance)
    const missed = ((one.confirmed ? 1 : 0) - chance) / noise
    one.parts.forEach((part, i) => {
      if (part === 0) return
      pull[i] = (pull[i] as number) + missed * slope * part
      const row = matrix[i] as number[]
      one.parts.forEach((other, j) => {
        row[j] = (row[j] as number) + (slope * slope * part * other) / noise
      })
    })
  }
  return solve(matrix, pull)
}

function calibrationOf([overall = 0, ...byPoint]: readonly number[]): SourceCalibration {
  const usual = oddsWrong(defaultCalibration)
  const odds = usual * bounded(overall, MOST_OVERALL)
  return {
    wrongShare: rounded(odds / (1 + odds)),
    byConfidence: points.map((point, i) => ({
      confidence: point.confidence,
      odds: rounded(point.odds * bounded(byPoint[i] ?? 0, MOST_POINT)),
    })),
    byLead: defaultCalibration.byLead,
  }
}

const bounded = (logarithm: number, most: number): number => Math.min(most, Math.max(1 / most, Math.exp(logarithm)))
const rounded = (value: number): number => Number(value.toPrecision(4))

/** Whether one would hear a difference: some odds differ by a twentieth or more (policy). Else what stands is left. */
export function differs(one: SourceCalibration, other: SourceCalibration): boolean {
  const at = [undefined, ...points.map(({ confidence }) => confidence)]
  return at.some((confidence) => {
    const ratio = oddsWrong(one, confidence) / oddsWrong(other, confidence)
    return Math.abs(Math.log(ratio)) > 0.05
  })
}
