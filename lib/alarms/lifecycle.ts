import type { Permission } from '../access/permission.ts'
import type { Alarm, AlarmState } from './alarm.ts'
import type { EventKind } from './alarm-event.ts'

/** A condition beside the state; the words are what the person reads when it stands in the way. */
export const guards = {
  owner: 'Only the owner can do this: take the alarm over first',
  unowned: 'Somebody already owns this alarm',
  confirmed: 'The verification does not confirm this vehicle: a supervisor may override with a reason',
  entryLive: 'The entry was withdrawn from its list: nobody may be deployed to it',
  decided: 'Record a decision first: a deployment or the reason for none',
  undecided: 'A decision is already recorded',
  unitsEnded: 'A unit is still deployed: mark it clear or stood down first',
} as const
export type Guard = keyof typeof guards

export interface Move {
  label: string
  from: readonly AlarmState[]
  to: AlarmState | 'same'
  permission: Permission
  guards: readonly Guard[]
  event: EventKind
  key: string | null // default key on the desk
}

/** Every change of an alarm's state that a person can make. Nothing changes state outside this table. */
export const moves = {
  acknowledge: {
    label: 'Acknowledge',
    from: ['raised', 'missed'],
    to: 'acknowledged',
    permission: 'alarm:acknowledge',
    guards: ['unowned'],
    event: 'acknowledged',
    key: 'a',
  },
  release: {
    label: 'Release',
    from: ['acknowledged', 'verified'],
    to: 'raised',
    permission: 'alarm:acknowledge',
    guards: ['owner', 'undecided'],
    event: 'released',
    key: null,
  },
  takeOver: {
    label: 'Take over',
    from: ['acknowledged', 'verified', 'deployed'],
    to: 'same',
    permission: 'alarm:take-over',
    guards: [],
    event: 'taken-over',
    key: null,
  },
  verify: {
    label: 'Verify',
    from: ['acknowledged', 'verified'],
    to: 'verified',
    permission: 'alarm:verify',
    guards: ['owner', 'undecided'],
    event: 'verified',
    key: 'v',
  },
  deploy: {
    label: 'Deploy',
    from: ['verified', 'deployed'],
    to: 'deployed',
    permission: 'alarm:deploy',
    guards: ['owner', 'confirmed', 'entryLive'],
    event: 'deployed',
    key: 'd',
  },
  moveDeployment: {
    label: 'Unit status',
    from: ['deployed'],
    to: 'same',
    permission: 'alarm:deploy',
    guards: ['owner'],
    event: 'deployment-moved',
    key: null,
  },
  decline: {
    label: 'No response',
    from: ['verified'],
    to: 'same',
    permission: 'alarm:deploy',
    guards: ['owner', 'undecided'],
    event: 'declined',
    key: 'n',
  },
  close: {
    label: 'Close',
    from: ['verified', 'deployed'],
    to: 'closed',
    permission: 'alarm:close',
    guards: ['owner', 'decided', 'unitsEnded'],
    event: 'closed',
    key: 'o',
  },
} as const satisfies Record<string, Move>

export type MoveName = keyof typeof moves
export const moveNames = Object.keys(moves) as MoveName[]

export interface Actor {
  id: string
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
  }
}

export type MoveCheck = { allowed: true } | { allowed: false; why: 'state' | 'permission' | Guard; message: string }

/** May this person make this move on this alarm now? The same answer draws the buttons and guards the server. */
export function checkMove(name: MoveName, alarm: Alarm, actor: Actor): MoveCheck {
  const move: Move = moves[name]
  if (!actor.permissions.has(move.permission)) {
    return { allowed: false, why: 'permission', message: `Your role may not ${move.label.toLowerCase()}` }
  }
  if (!move.from.includes(alarm.state)) {
    return { allowed: false, why: 'state', message: `${move.label} is not possible while the alarm is ${alarm.state}` }
  }
  const broken = move.guards.find((guard) => !holds(guard, alarm, actor))
  return broken ? { allowed: false, why: broken, message: guards[broken] } : { allowed: true }
}

/** The state an alarm has after a move. */
export const stateAfter = (name: MoveName, alarm: Alarm): AlarmState => {
  const { to } = moves[name] as Move
  return to === 'same' ? alarm.state : to
}
