import { z } from 'zod'
import { bands } from '#lib/alarms/band.ts'
import { nonDeploymentReasonNames, nonDeploymentReasons } from '#lib/alarms/coding.ts'
import { measures } from './measure.ts'

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
  sec: z.number().nullable(), // null: times that cannot be used
  reached: z.int(),
  declined: z.int(),
  waiting: z.int(),
  zero: z.int(),
  negative: z.int(),
  missing: z.int(),
  inferred: z.int(), // of those reached
  inside: z.int(),
  judged: z.int(), // their target has run out, and a time or an answer says which side they are on
  leastTargetSec: z.int().nullable(),
  mostTargetSec: z.int().nullable(),
})
export type StepRow = z.infer<typeof StepRow>
