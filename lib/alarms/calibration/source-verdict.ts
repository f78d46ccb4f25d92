import { SourceCalibration } from '#lib/matching/probability/calibration.ts'
import type { VerdictOnMatch } from '#lib/matching/probability/learn-calibration.ts'

/** An operator's verdict on a match of a source, as it is stored. */
export interface SourceVerdict {
  readMark: string
  confidence: number | null
  kind: 'exact' | 'tolerant'
  posterior: number
  verdict: 'confirmed' | 'misread'
  at: Date
  /** By which the posterior was told; null: the usual. */
  calibration: unknown
}

/** As the learner takes it. */
export function onMatch(
  { kind, verdict, confidence, posterior, readMark, calibration }: SourceVerdict,
  rightShare: (mark: string, confidence?: number) => number,
): VerdictOnMatch {
  const then = calibration === null ? undefined : SourceCalibration.safeParse(calibration).data
  return {
    kind,
    verdict,
    posterior,
    rightShare: rightShare(readMark, confidence ?? undefined),
    ...(confidence !== null && { confidence }),
    ...(then && { calibration: then }),
  }
}
