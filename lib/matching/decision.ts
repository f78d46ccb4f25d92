import type { Decision, MatchKind } from './explanation.ts'
import type { DecisionPolicy, DecisionThresholds } from './listed-mark.ts'

/**
 * What a match is worth where neither list nor category says otherwise (policy). Only an exact match is raised outright;
 * a tolerant one is raised as POSSIBLE however sure it is, because a person has to compare the picture first.
 */
export const defaultDecision = {
  exact: { raiseAt: 0.2, possibleAt: 0.02, logAt: 0 },
  tolerant: { possibleAt: 0.02, logAt: 0.0005 },
  partial: { possibleAt: 0.02, logAt: 0 },
} as const satisfies Record<MatchKind, DecisionThresholds>

const rank: Record<Decision, number> = { drop: 0, log: 1, possible: 2, raise: 3 }

export function decide(kind: MatchKind, posterior: number, policy?: DecisionPolicy): Decision {
  const thresholds: DecisionThresholds = { ...defaultDecision[kind], ...policy?.[kind] }
  const decision = byThreshold(posterior, thresholds)
  const most = policy?.most
  return most && rank[most] < rank[decision] ? most : decision
}

function byThreshold(posterior: number, { raiseAt, possibleAt, logAt }: DecisionThresholds): Decision {
  if (raiseAt !== undefined && posterior >= raiseAt) return 'raise'
  if (possibleAt !== undefined && posterior >= possibleAt) return 'possible'
  if (logAt !== undefined && posterior >= logAt) return 'log'
  return 'drop'
}
