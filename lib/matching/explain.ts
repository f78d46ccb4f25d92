import { decide } from './decision.ts'
import type { AlignedCharacter, MatchExplanation, MatchKind } from './explanation.ts'
import type { EntryDetail } from './listed-mark.ts'
import { matchSentence } from './sentence.ts'

/** What is known of one match before it is put into words. */
export interface MatchFacts {
  kind: MatchKind
  readMark: string
  entryMark: string
  posterior: number
  aligned: AlignedCharacter[]
  runnersUp: MatchExplanation['runnersUp']
  candidateRank: number
  detail: EntryDetail | undefined
}

export function explain(facts: MatchFacts): MatchExplanation {
  const { kind, readMark, entryMark, posterior, aligned, runnersUp, candidateRank, detail } = facts
  return {
    v: 1,
    kind,
    aligned,
    posterior,
    runnersUp,
    decision: decide(kind, posterior, detail?.decision),
    ...(candidateRank > 0 ? { candidateRank } : {}),
    sentence: matchSentence(kind, readMark, entryMark, aligned, posterior),
  }
}
