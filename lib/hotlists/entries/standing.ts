import { done, type Result, refuse } from '../../core/result.ts'
import { coherenceOf, type Finding, type Judged } from '../coherence.ts'

/** What whoever enters or changes an entry says beside its fields. */
export interface Claims {
  /** Why life is at risk, for High; why the grade fits all the same, when asking for an override. */
  justification: string | null
  /** Live at once, authorisation owed. */
  emergency: boolean
  /** A supervisor's own reason to grade it against its risk. */
  overrideReason: string | null
  /** Ask a supervisor to override. */
  askOverride: boolean
}

export type Ground = 'high' | 'coherence'

/** What was settled before and stays so. */
export interface Settled {
  /** Somebody authorised this entry as High. */
  high: boolean
  /** Rules that a supervisor overrode for it. */
  rules: readonly string[]
}
export const nothingSettled: Settled = { high: false, rules: [] }

export interface Standing {
  /** `pending`: somebody else must agree before any read matches it. */
  status: 'live' | 'pending'
  /** What another person must agree to; empty when nothing. */
  grounds: Ground[]
  /** What the person took upon themselves. */
  overridden: Finding[]
}

/**
 * Whether an entry may stand as it is graded, and on whose word. High and a clash of grade and risk are never a matter of
 * one person who may not decide them; an emergency makes a High live first and asks afterwards.
 */
export function standingOf(
  entry: Judged,
  claims: Claims,
  mayOverride: boolean,
  settled: Settled = nothingSettled,
): Result<Standing> {
  const findings = coherenceOf(entry).filter(({ rule }) => !settled.rules.includes(rule))
  const clashes = findings.filter(({ consequence }) => consequence === 'override')
  const needsWord = findings.some(({ consequence }) => consequence === 'authorise') && !settled.high
  const grounds: Ground[] = needsWord ? ['high'] : []
  if (clashes.length > 0 && !(claims.overrideReason && mayOverride)) {
    if (!claims.askOverride) {
      const what = clashes.map(({ words }) => words).join('; ')
      const way = mayOverride ? 'override it with a reason' : 'ask a supervisor to override it'
      return refuse('blocked', `Not listed: ${what}. Change the grade, or ${way}.`)
    }
    grounds.push('coherence')
  }
  if (grounds.length > 0 && !claims.justification) {
    const need = grounds.includes('high')
      ? 'High needs a justification: why is life at risk?'
      : 'Say why the grade fits all the same.'
    return refuse('invalid', `Not listed: ${need}`)
  }
  const emergency = claims.emergency && grounds.every((ground) => ground === 'high')
  return done({
    status: grounds.length === 0 || emergency ? 'live' : 'pending',
    grounds,
    overridden: claims.overrideReason && mayOverride ? clashes : [],
  })
}
