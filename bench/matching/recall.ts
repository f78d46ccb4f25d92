import type { Matcher, ReadToMatch } from '#lib/matching/matcher.ts'
import { normaliseMark } from '#lib/reads/mark/normalise.ts'
import { pick, type Random } from './random.ts'
import { oneEditRule } from './rules.ts'
import { ukMark } from './simulated-marks.ts'
import { misreadMark, simulatedConfidence } from './simulated-misreads.ts'
import { CAMERA, LISTED_SHARE, passage } from './traffic.ts'

const LISTED_PASSAGES = 200_000
const MISREADS = 60_000
const UNLISTED_READS = 100_000
const CALIBRATION_READS = 2_000_000
const BINS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 0.6, 0.9, 0.99, 1.0000001]

export interface RecallFigures {
  recallAll: number
  recallMisread: number
  candidates: number
  candidatesOneEdit: number
}

/** Listed passages found, misread ones among them; false candidates of unlisted reads beside a plain one-edit rule. */
export function measureRecall(matcher: Matcher, marks: readonly string[], rnd: Random): RecallFigures {
  const listed = new Set(marks)
  const isFound = (mark: string, confidence: number, truth: string) =>
    matcher.match(readOf(mark, confidence)).some((match) => match.mark === truth)
  let all = 0
  for (let i = 0; i < LISTED_PASSAGES; i++) {
    const { mark, confidence, truth } = passage(pick(marks, rnd), rnd)
    if (isFound(mark, confidence, truth)) all++
  }
  let misread = 0
  for (let i = 0; i < MISREADS; i++) {
    const truth = pick(marks, rnd)
    if (isFound(misreadMark(truth, rnd), simulatedConfidence(true, rnd), truth)) misread++
  }
  let candidates = 0
  let oneEdit = 0
  for (let i = 0; i < UNLISTED_READS; i++) {
    const truth = normaliseMark(ukMark(rnd))
    if (listed.has(truth)) continue
    const { mark, confidence } = passage(truth, rnd)
    const read = readOf(mark, confidence)
    candidates += matcher.match(read).length
    if (i % 10 === 0) oneEdit += 10 * oneEditRule(listed, read.mark).length
  }
  return {
    recallAll: all / LISTED_PASSAGES,
    recallMisread: misread / MISREADS,
    candidates: candidates / UNLISTED_READS,
    candidatesOneEdit: oneEdit / UNLISTED_READS,
  }
}

function readOf(mark: string, confidence: number): ReadToMatch {
  return { mark: normaliseMark(mark), confidence, capturedAtMs: 0, sourceId: CAMERA }
}

export interface ReliabilityBin {
  from: number
  matches: number
  said: number
  true: number
}

/** What was said of matches in simulated traffic, and how often it was so. */
export function measureReliability(
  matcher: Matcher,
  marks: readonly string[],
  rnd: Random,
  reads = CALIBRATION_READS,
): ReliabilityBin[] {
  const bins = BINS.slice(0, -1).map((from) => ({ from, matches: 0, said: 0, true: 0 }))
  for (let i = 0; i < reads; i++) {
    const truth = rnd() < LISTED_SHARE ? pick(marks, rnd) : normaliseMark(ukMark(rnd))
    const { mark, confidence } = passage(truth, rnd)
    for (const match of matcher.match(readOf(mark, confidence))) {
      const bin = bins.findLast(({ from }) => match.posterior >= from)
      if (!bin) continue
      bin.matches++
      bin.said += match.posterior
      if (match.mark === truth) bin.true++
    }
  }
  return bins.map((bin) => ({ ...bin, said: bin.said / bin.matches, true: bin.true / bin.matches }))
}

/** Mean distance between what was said and what was so, each match counting once. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const matches = bins.reduce((sum, bin) => sum + bin.matches, 0)
  return bins.reduce((sum, bin) => sum + (bin.matches ? bin.matches * Math.abs(bin.said - bin.true) : 0), 0) / matches
}
