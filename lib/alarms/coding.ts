/** Common codes for what came of an alarm (DOMAIN §7); forces map their local codes to these. */
export const outcomes = [
  'stopped-arrest',
  'stopped-seized',
  'stopped-reported',
  'stopped-no-further-action',
  'located-safe',
  'not-found',
  'lost',
  'passed',
  'misread',
  'entry-withdrawn',
  'intelligence-recorded',
] as const
export type Outcome = (typeof outcomes)[number]

export const outcomeNames: Record<Outcome, string> = {
  'stopped-arrest': 'Stopped: arrest',
  'stopped-seized': 'Stopped: vehicle seized',
  'stopped-reported': 'Stopped: reported / FPN',
  'stopped-no-further-action': 'Stopped: no further action',
  'located-safe': 'Person located safe',
  'not-found': 'Not found',
  lost: 'Lost',
  passed: 'Passed',
  misread: 'Misread',
  'entry-withdrawn': 'Entry withdrawn',
  'intelligence-recorded': 'Intelligence recorded',
}

/** Why nobody was sent. */
export const nonDeploymentReasons = [
  'no-unit',
  'out-of-area',
  'too-old',
  'risk-assessment',
  'proportionality',
  'intelligence-only',
  'duplicate',
  'superseded',
  'misread',
  'entry-withdrawn',
  'passed-accepted',
  'other',
] as const
export type NonDeploymentReason = (typeof nonDeploymentReasons)[number]

export const nonDeploymentReasonNames: Record<NonDeploymentReason, string> = {
  'no-unit': 'No unit available',
  'out-of-area': 'Out of area',
  'too-old': 'Too old',
  'risk-assessment': 'Risk assessment',
  proportionality: 'Proportionality',
  'intelligence-only': 'Intelligence only',
  duplicate: 'Duplicate',
  superseded: 'Superseded',
  misread: 'Misread',
  'entry-withdrawn': 'Entry withdrawn',
  'passed-accepted': 'Passed and accepted',
  other: 'Other',
}

/** Why nobody looked before the opportunity lapsed. */
export const missedReasons = [
  'nobody-at-desk',
  'other-work',
  'not-noticed',
  'sound-fault',
  'system-fault',
  'other',
] as const
export type MissedReason = (typeof missedReasons)[number]

export const missedReasonNames: Record<MissedReason, string> = {
  'nobody-at-desk': 'Nobody at the desk',
  'other-work': 'More urgent work',
  'not-noticed': 'Not noticed',
  'sound-fault': 'Sound was off or failed',
  'system-fault': 'System fault',
  other: 'Other',
}

/** What binds an alarm to the one it is merged under. */
export const leadKinds = ['same-vehicle', 'convoy', 'clone', 'other'] as const
export type LeadKind = (typeof leadKinds)[number]

export const leadKindNames: Record<LeadKind, string> = {
  'same-vehicle': 'Same vehicle, read differently',
  convoy: 'Convoy: they travel together',
  clone: 'Clone: two vehicles, one mark or nearly',
  other: 'Other',
}

/** The four checks of the verification card. */
export const checkAnswers = ['yes', 'no', 'cannot-tell'] as const
export type CheckAnswer = (typeof checkAnswers)[number]
export const checkNames = ['characters', 'vehicle', 'entry', 'oddity'] as const
export type CheckName = (typeof checkNames)[number]
export type Checks = Record<CheckName, CheckAnswer>
