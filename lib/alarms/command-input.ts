import { z } from 'zod'
import type { Result } from '../core/result.ts'
import { type Alarm, Instant } from './alarm.ts'
import { checkAnswers, leadKinds, missedReasons, nonDeploymentReasons, outcomes } from './coding.ts'
import { deploymentStates, regradeBands } from './states.ts'

/** `revision` is the one the person saw; another's act in between makes the command stale. */
const onAlarm = { alarmId: z.uuid(), revision: z.int().min(1) }
const Note = z.string().trim().max(2000)
const Reason = Note.min(3)

export const Acknowledge = z.strictObject(onAlarm)
export const Release = z.strictObject(onAlarm)
export const TakeOver = z.strictObject({ ...onAlarm, reason: Reason })
export const Verify = z.strictObject({
  ...onAlarm,
  checks: z.strictObject({
    characters: z.enum(checkAnswers),
    vehicle: z.enum(checkAnswers),
    entry: z.enum(checkAnswers),
    oddity: z.enum(checkAnswers), // "nothing odd": yes means none seen
  }),
  note: Note.optional(),
  readId: z.uuid().optional(), // the sighting whose picture was compared; the newest when absent
})
export const Deploy = z.strictObject({ ...onAlarm, unitId: z.string().max(64), overrideReason: Reason.optional() })
export const MoveDeployment = z.strictObject({ ...onAlarm, deploymentId: z.uuid(), state: z.enum(deploymentStates) })
export const Decline = z.strictObject({ ...onAlarm, reason: z.enum(nonDeploymentReasons), note: Note.optional() })
export const Close = z.strictObject({ ...onAlarm, outcomes: z.array(z.enum(outcomes)).max(6), note: Note.optional() })

export const ExplainMissed = z.strictObject({ ...onAlarm, reason: z.enum(missedReasons), note: Note.optional() })
export const Pass = z.strictObject({ ...onAlarm, toForceId: z.string().max(64), note: Reason })
export const AcceptPass = z.strictObject(onAlarm)
export const RefusePass = z.strictObject({ ...onAlarm, reason: Reason })
export const WithdrawPass = z.strictObject(onAlarm)
export const Shelve = z.strictObject({ ...onAlarm, until: Instant, reason: Reason })
export const Unshelve = z.strictObject(onAlarm)
export const Regrade = z.strictObject({ ...onAlarm, band: z.enum(regradeBands), reason: Reason })
export const Merge = z.strictObject({ ...onAlarm, leadId: z.uuid(), kind: z.enum(leadKinds), note: Note.optional() })
export const Unmerge = z.strictObject(onAlarm)
export const Undo = z.strictObject(onAlarm)
export const AddNote = z.strictObject({ ...onAlarm, note: Note.min(1) })
export const Reopen = z.strictObject({ ...onAlarm, reason: Reason })

/** What every act on an alarm answers: the alarm as it now is, or why not. */
export type AlarmAnswer = Result<Alarm>

/** The acts a screen may ask for; given to components as props so that they never import the server. */
export interface AlarmActions {
  acknowledge(input: z.input<typeof Acknowledge>): Promise<AlarmAnswer>
  release(input: z.input<typeof Release>): Promise<AlarmAnswer>
  takeOver(input: z.input<typeof TakeOver>): Promise<AlarmAnswer>
  verify(input: z.input<typeof Verify>): Promise<AlarmAnswer>
  deploy(input: z.input<typeof Deploy>): Promise<AlarmAnswer>
  moveDeployment(input: z.input<typeof MoveDeployment>): Promise<AlarmAnswer>
  decline(input: z.input<typeof Decline>): Promise<AlarmAnswer>
  close(input: z.input<typeof Close>): Promise<AlarmAnswer>
  explainMissed(input: z.input<typeof ExplainMissed>): Promise<AlarmAnswer>
  pass(input: z.input<typeof Pass>): Promise<AlarmAnswer>
  acceptPass(input: z.input<typeof AcceptPass>): Promise<AlarmAnswer>
  refusePass(input: z.input<typeof RefusePass>): Promise<AlarmAnswer>
  withdrawPass(input: z.input<typeof WithdrawPass>): Promise<AlarmAnswer>
  shelve(input: z.input<typeof Shelve>): Promise<AlarmAnswer>
  unshelve(input: z.input<typeof Unshelve>): Promise<AlarmAnswer>
  regrade(input: z.input<typeof Regrade>): Promise<AlarmAnswer>
  merge(input: z.input<typeof Merge>): Promise<AlarmAnswer>
  unmerge(input: z.input<typeof Unmerge>): Promise<AlarmAnswer>
  undo(input: z.input<typeof Undo>): Promise<AlarmAnswer>
  note(input: z.input<typeof AddNote>): Promise<AlarmAnswer>
  reopen(input: z.input<typeof Reopen>): Promise<AlarmAnswer>
}
