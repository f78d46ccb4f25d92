import type { ListedMark, ReadToMatch } from '#lib/matching/matcher.ts'
import { openalprCalibration } from '#lib/matching/probability/calibration.ts'
import { normaliseMark } from '#lib/reads/mark/normalise.ts'
import { pick, type Random } from './random.ts'
import { ukMark } from './simulated-marks.ts'
import { misreadMark, simulatedConfidence } from './simulated-misreads.ts'

export const LISTED_SHARE = 0.02
export const MISREAD_SHARE = 0.033

/** The source of the simulated reads, calibrated as verdicts would in time: its confidences are those of the engine. */
export const CAMERA = 'camera'
export const calibrations = { [CAMERA]: openalprCalibration(MISREAD_SHARE) }

export function ukList(count: number, rnd: Random): string[] {
  const marks = new Set<string>()
  while (marks.size < count) marks.add(normaliseMark(ukMark(rnd)))
  return [...marks]
}

export interface Passage {
  truth: string
  /** As read, not normalised. */
  mark: string
  wrong: boolean
  confidence: number
}

/** A vehicle with this mark passing: 3.3 in a hundred are misread. */
export function passage(truth: string, rnd: Random): Passage {
  const wrong = rnd() < MISREAD_SHARE
  return { truth, mark: wrong ? misreadMark(truth, rnd) : truth, wrong, confidence: simulatedConfidence(wrong, rnd) }
}

/** Traffic: two in a hundred are listed. */
export const passages = (count: number, listed: readonly string[], rnd: Random): Passage[] =>
  Array.from({ length: count }, () => passage(rnd() < LISTED_SHARE ? pick(listed, rnd) : ukMark(rnd), rnd))

/** The same texts as strings of their own that nobody has hashed yet, as they come out of a socket. */
export function fresh(sent: readonly Passage[]): string[] {
  const texts = sent.map(({ mark }) => mark)
  const bytes = Buffer.from(texts.join('|'), 'latin1')
  let at = 0
  return texts.map(({ length }) => {
    const text = bytes.toString('latin1', at, at + length)
    at += length + 1
    return text
  })
}

/** The same as reads of a calibrated camera. */
export const readsToMatch = (sent: readonly Passage[]): ReadToMatch[] =>
  fresh(sent).map((mark, i) => ({ mark, confidence: sent[i]?.confidence, capturedAtMs: 0, sourceId: CAMERA }))

export function* entriesOf(marks: readonly string[], listId = 'bench', from = 0): Generator<ListedMark> {
  for (let i = 0; i < marks.length; i++)
    yield {
      entryId: `00000000-0000-4000-8000-${(from + i).toString(16).padStart(12, '0')}`,
      listId,
      mark: marks[i] as string,
    }
}
