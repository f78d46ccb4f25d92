import type { Permission } from '../access/permission.ts'
import type { Alarm } from './alarm.ts'

/** A condition beside the state; the words are what the person reads when it stands in the way. */
export const guards = {
  owner: 'Only the owner can do this: take the alarm over first',
  unowned: 'Somebody already owns this alarm',
  confirmed: 'The verification does not confirm this vehicle: a supervisor may override with a reason',
  entryLive: 'The entry was withdrawn from its list: nobody may be deployed to it',
  decided: 'Record a decision first: a deployment or the reason for none',
  undecided: 'A decision is already recorded',
  unitsEnded: 'A unit is still deployed: mark it clear or stood down first',
  mayAct: 'Only the owner or a supervisor can do this',
  undeclined: 'No response was decided for this alarm',
  notHigh: 'A High is never shelved: regrade it with a reason, or deal with it',
  receiver: 'It was offered to another force: only a desk of that force answers',
  parted: 'It is merged under another alarm: part them first',
  merged: 'It is not merged under another alarm',
  undoable: 'There is nothing of yours to undo: the time is over, or somebody has acted since',
} as const
export type Guard = keyof typeof guards

export interface Actor {
  id: string
  forceId: string | null
  permissions: ReadonlySet<Permission>
}

const ended = (state: string) => state === 'clear' || state === 'stood-down'

/** Whether a guard holds for this person. `confirmed` also holds for a person who may override. */
export function holds(guard: Guard, alarm: Alarm, actor: Actor): boolean {
  switch (guard) {
    case 'owner':
      return alarm.ownerId === actor.id
    case 'unowned':
      return alarm.ownerId === null
    case 'confirmed':
      return alarm.verdict === 'confirmed' || actor.permissions.has('alarm:override')
    case 'entryLive':
      return alarm.withdrawnAt === null
    case 'decided':
      return alarm.decision !== null
    case 'undecided':
      return alarm.decision === null
    case 'unitsEnded':
      return alarm.deployments.every((deployment) => ended(deployment.state))
    case 'mayAct':
      return alarm.ownerId === null || alarm.ownerId === actor.id || actor.permissions.has('alarm:take-over')
    case 'undeclined':
      return alarm.decision !== 'no-response'
    case 'notHigh':
      return alarm.band !== 'high'
    case 'receiver':
      return alarm.passOffer !== null && alarm.passOffer.toForceId === actor.forceId
    case 'parted':
      return alarm.leadId === null
    case 'merged':
      return alarm.leadId !== null
    case 'undoable':
      return alarm.undoable?.byId === actor.id
  }
}
