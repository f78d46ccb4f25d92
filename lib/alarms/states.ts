// Apart from the schemas, so that a screen has the words without a validator.

export const states = [
  'raised',
  'acknowledged',
  'verified',
  'deployed',
  'passed',
  'shelved',
  'missed',
  'closed',
] as const
export const verdicts = ['confirmed', 'misread', 'cannot-tell'] as const
export const matchKinds = ['exact', 'tolerant', 'partial'] as const
export const regradeBands = ['high', 'medium', 'low'] as const
/** How far up a deadline has gone: its own desk again, all desks and the supervisor, the duty inspector. */
export const escalationLevels = ['desk', 'supervisor', 'inspector'] as const
export const deadlineKinds = ['acknowledge', 'decide', 'pass'] as const
export const deploymentStates = ['assigned', 'en-route', 'in-area', 'stopped', 'clear', 'stood-down'] as const

export type AlarmState = (typeof states)[number]
export type EscalationLevel = (typeof escalationLevels)[number]
export type DeadlineKind = (typeof deadlineKinds)[number]
export type Verdict = (typeof verdicts)[number]
export type DeploymentState = (typeof deploymentStates)[number]
