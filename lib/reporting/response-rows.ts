import { z } from 'zod'
import { bands } from '#lib/alarms/band.ts'
import { nonDeploymentReasonNames, nonDeploymentReasons } from '#lib/alarms/coding.ts'
import { exclusionKinds, measures } from './measure.ts'

const Group = z.object({
  forceId: z.string().nullable(), // null: all forces together
  band: z.enum(bands), // as it was raised
})

export const CountedRow = Group.extend({
  forceName: z.string().nullable(),
  alarms: z.int(),
  acknowledged: z.int(),
  led: z.int(), // of those, answered with the alarm they were merged under
  verified: z.int(),
  deployed: z.int(),
  arrived: z.int(),
  stopped: z.int(),
  declined: z.int(),
  undecided: z.int(),
  closed: z.int(),
  unfinished: z.int(),
})
export type CountedRow = z.infer<typeof CountedRow>

/** The share that had a step inside its target, with its own n. */
export const TargetRow = Group.extend({
  measure: z.enum(measures),
  inside: z.int(),
  judged: z.int(), // their target has run out, and a time or an answer says which side they are on
  targetSec: z.int().nullable(), // null when there is none, or the alarms fall under policies that differ
})
export type TargetRow = z.infer<typeof TargetRow>
export type InTarget = Pick<TargetRow, 'inside' | 'judged' | 'targetSec'>

export const reasons = [...nonDeploymentReasons, 'not-recorded'] as const
export const reasonNames: Record<(typeof reasons)[number], string> = {
  ...nonDeploymentReasonNames,
  'not-recorded': 'Not recorded',
}

export const NonDeploymentRow = Group.extend({ reason: z.enum(reasons), alarms: z.int() })
export type NonDeploymentRow = z.infer<typeof NonDeploymentRow>

export const StepRow = z.object({
  forceId: z.string(),
  band: z.enum(bands),
  measure: z.enum(measures),
  sec: z.number(),
  reached: z.int(),
  declined: z.int(),
  waiting: z.int(),
})
export type StepRow = z.infer<typeof StepRow>

export const ExcludedRow = Group.extend({
  measure: z.enum(measures),
  kind: z.enum(exclusionKinds),
  alarms: z.int(),
})
export type ExcludedRow = z.infer<typeof ExcludedRow>
