import { z } from 'zod'

/**
 * What a source's own confidence is worth: how many of its reads at that confidence turn out wrong. Learnt from
 * operators' verdicts; a source without one gets `defaultCalibration`.
 */
export const SourceCalibration = z.object({
  /** Share of all its reads that are wrong. */
  wrongShare: z.number().min(0.0001).max(0.9),
  /** Odds of being wrong at this confidence, against the source's mean odds; between points straight lines in logarithms. */
  byConfidence: z.array(z.object({ confidence: z.number().min(0).max(100), odds: z.number().positive() })).default([]),
  /** The same by how far the engine's second candidate lies below its first, in points of confidence. */
  byLead: z.array(z.object({ lead: z.number().min(0), odds: z.number().positive() })).default([]),
})
export type SourceCalibration = z.infer<typeof SourceCalibration>

/**
 * 3.3 in 100 wrong (policy, until verdicts tell better); the slopes are those of the measured engine
 * (551 reads with confidence), drawn in by half because scales differ from engine to engine.
 */
export const defaultCalibration: SourceCalibration = {
  wrongShare: 0.033,
  byConfidence: [
    { confidence: 50, odds: 4 },
    { confidence: 82, odds: 2.4 },
    { confidence: 87, odds: 1.5 },
    { confidence: 91, odds: 0.85 },
    { confidence: 95, odds: 0.6 },
    { confidence: 99, odds: 0.5 },
  ],
  byLead: [
    { lead: 0, odds: 2 },
    { lead: 3, odds: 1.6 },
    { lead: 6, odds: 0.9 },
    { lead: 9, odds: 0.5 },
  ],
}

/**
 * The measured engine itself (OpenALPR, 551 reads with confidence: 23 of 32 wrong below 85, 16 of 140 between 92.5 and 95),
 * for sources known to run it; `wrongShare` is the source's own.
 */
export const openalprCalibration = (wrongShare: number): SourceCalibration => ({
  wrongShare,
  byConfidence: [
    { confidence: 80, odds: 10 },
    { confidence: 83.75, odds: 5.6 },
    { confidence: 86.25, odds: 2.2 },
    { confidence: 88.75, odds: 1.6 },
    { confidence: 91.25, odds: 0.66 },
    { confidence: 93.75, odds: 0.38 },
    { confidence: 97, odds: 0.38 },
  ],
  byLead: [
    { lead: 0, odds: 1.6 },
    { lead: 3, odds: 1.4 },
    { lead: 6, odds: 0.95 },
    { lead: 9, odds: 0.6 },
  ],
})

/** Odds that a read is wrong; what is out of range or not a number counts as not sent. */
export function oddsWrong(calibration: SourceCalibration, confidence?: number, lead?: number): number {
  let odds = calibration.wrongShare / (1 - calibration.wrongShare)
  if (confidence !== undefined && confidence >= 0 && confidence <= 100)
    odds *= between(calibration.byConfidence, (point) => point.confidence, confidence)
  if (lead !== undefined && lead >= 0) odds *= between(calibration.byLead, (point) => point.lead, lead)
  return Math.min(odds, 9)
}

function between<P extends { odds: number }>(points: readonly P[], at: (point: P) => number, value: number): number {
  const next = points.findIndex((point) => at(point) >= value)
  const after = points[next]
  const before = points[next < 0 ? points.length - 1 : next - 1]
  if (!after) return before?.odds ?? 1
  if (!before) return after.odds
  const share = (value - at(before)) / (at(after) - at(before))
  return before.odds ** (1 - share) * after.odds ** share
}
