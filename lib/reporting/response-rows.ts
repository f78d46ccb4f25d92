import { z } from 'zod'
import { bands } from '#lib/alarms/band.ts'
import { nonDeploymentReasonNames, nonDeploymentReasons } from '#lib/alarms/coding.ts'

/** The share that was done inside the target, with its own n. */
const InTarget = z.object({
  inside: z.int(),
  judged: z.int(), // measured, or not come though the target ran out
  targetSec: z.int().nullable(), // null when the alarms fall under policies that differ
})
export type InTarget = z.infer<typeof InTarget>

export const CountedRow = z.object({
  forceId: z.string().nullable(), // null: all forces together
  forceName: z.string().nullable(),
  band: z.enum(bands), // as it was raised
  alarms: z.int(),
  acknowledged: z.int(),
  verified: z.int(),
  deployed: z.int(),
  declined: z.int(),
  undecided: z.int(),
  closed: z.int(),
  unfinished: z.int(),
  acknowledge: InTarget,
  deploy: InTarget,
})
export type CountedRow = z.infer<typeof CountedRow>

export const reasons = [...nonDeploymentReasons, 'not-recorded'] as const
export const reasonNames: Record<(typeof reasons)[number], string> = {
  ...nonDeploymentReasonNames,
  'not-recorded': 'Not recorded',
}

export const NonDeploymentRow = z.object({
  forceId: z.string().nullable(), // null: all forces together
  band: z.enum(bands),
  reason: z.enum(reasons),
  alarms: z.int(),
})
export type NonDeploymentRow = z.infer<typeof NonDeploymentRow>

/** The two times the report is about, both from the moment the alarm was raised. */
export const measures = ['acknowledge', 'deploy'] as const
export type Measure = (typeof measures)[number]

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

export const exclusionKinds = ['zero', 'negative', 'missing'] as const
export const ExcludedRow = z.object({
  forceId: z.string().nullable(), // null: all forces together
  band: z.enum(bands),
  measure: z.enum(measures),
  kind: z.enum(exclusionKinds),
  alarms: z.int(),
})
export type ExcludedRow = z.infer<typeof ExcludedRow>
