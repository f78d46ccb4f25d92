import type { Permission } from '../access/permission.ts'
import type { Alarm } from './alarm.ts'
import type { EventKind } from './event-kind.ts'
import { type AlarmState, states } from './states.ts'

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

export interface Move {
  label: string
  from: readonly AlarmState[]
  /** `before`: as it was before what is now taken back or answered. */
  to: AlarmState | 'same' | 'before'
  permission: Permission
  guards: readonly Guard[]
  event: EventKind
  key: string | null // default key on the desk
}

/** Every change of an alarm's state that a person can make. Nothing changes state outside this table. */
export const moves = {
  acknowledge: {
    label: 'Acknowledge',
    from: ['raised'],
    to: 'acknowledged',
    permission: 'alarm:acknowledge',
    guards: ['unowned'],
    event: 'acknowledged',
    key: 'a',
  },
  explainMissed: {
    label: 'Acknowledge as missed',
    from: ['missed'],
    to: 'acknowledged',
    permission: 'alarm:acknowledge',
    guards: ['unowned'],
    event: 'missed-explained',
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
    from: ['acknowledged', 'verified', 'deployed', 'passed'],
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
  pass: {
    label: 'Pass',
    from: ['acknowledged', 'verified', 'deployed'],
    to: 'passed',
    permission: 'alarm:deploy',
    guards: ['owner', 'undeclined', 'unitsEnded'],
    event: 'pass-offered',
    key: 'p',
  },
  acceptPass: {
    label: 'Accept the pass',
    from: ['passed'],
    to: 'before',
    permission: 'alarm:deploy',
    guards: ['receiver'],
    event: 'pass-accepted',
    key: null,
  },
  refusePass: {
    label: 'Refuse the pass',
    from: ['passed'],
    to: 'before',
    permission: 'alarm:deploy',
    guards: ['receiver'],
    event: 'pass-refused',
    key: null,
  },
  withdrawPass: {
    label: 'Withdraw the pass',
    from: ['passed'],
    to: 'before',
    permission: 'alarm:deploy',
    guards: ['owner'],
    event: 'pass-withdrawn',
    key: null,
  },
  shelve: {
    label: 'Shelve',
    from: ['raised', 'acknowledged', 'verified'],
    to: 'shelved',
    permission: 'alarm:acknowledge',
    guards: ['notHigh', 'mayAct', 'undecided'],
    event: 'shelved',
    key: 's',
  },
  unshelve: {
    label: 'Unshelve',
    from: ['shelved'],
    to: 'raised',
    permission: 'alarm:acknowledge',
    guards: [],
    event: 'unshelved',
    key: 's',
  },
  regrade: {
    label: 'Regrade',
    from: ['raised', 'acknowledged', 'verified', 'deployed', 'passed'],
    to: 'same',
    permission: 'alarm:acknowledge',
    guards: ['mayAct'],
    event: 'regraded',
    key: 'r',
  },
  merge: {
    label: 'Merge',
    from: ['raised', 'acknowledged', 'verified', 'deployed'],
    to: 'same',
    permission: 'alarm:acknowledge',
    guards: ['mayAct', 'parted'],
    event: 'merged',
    key: null,
  },
  unmerge: {
    label: 'Part',
    from: ['raised', 'acknowledged', 'verified', 'deployed', 'passed', 'shelved', 'missed'],
    to: 'same',
    permission: 'alarm:acknowledge',
    guards: ['merged'],
    event: 'unmerged',
    key: null,
  },
  undo: {
    label: 'Undo',
    from: ['raised', 'acknowledged', 'verified', 'deployed', 'passed', 'shelved'],
    to: 'before',
    permission: 'alarm:acknowledge',
    guards: ['undoable'],
    event: 'undone',
    key: 'z',
  },
  note: {
    label: 'Add a note',
    from: states,
    to: 'same',
    permission: 'alarm:acknowledge',
    guards: [],
    event: 'noted',
    key: 't',
  },
  reopen: {
    label: 'Reopen',
    from: ['closed'],
    to: 'acknowledged',
    permission: 'alarm:close',
    guards: ['mayAct'],
    event: 'reopened',
    key: null,
  },
} as const satisfies Record<string, Move>

export type MoveName = keyof typeof moves
export const moveNames = Object.keys(moves) as MoveName[]

/** The acts that their person can take back for a moment: nobody outside has been told anything yet. */
export const reversible: ReadonlySet<EventKind> = new Set<EventKind>([
  'acknowledged',
  'released',
  'declined',
  'pass-offered',
  'pass-withdrawn',
  'shelved',
  'unshelved',
  'regraded',
  'merged',
  'unmerged',
])

/** What the machine changes by itself, with the states it leads from and to; it decides nothing and sends nobody. */
export const machineMoves = {
  'shelf-returned': { from: ['shelved'], to: 'raised', when: 'its time on the shelf is over' },
  reraised: { from: ['shelved', 'missed'], to: 'raised', when: 'the vehicle calls for attention again' },
  missed: { from: ['raised'], to: 'missed', when: 'the time of its band is over and nobody looked' },
  'owner-lost': {
    from: ['acknowledged', 'verified', 'passed'],
    to: 'raised',
    when: 'the owner’s desk fell silent before anything was decided',
  },
} as const satisfies Partial<Record<EventKind, { from: readonly AlarmState[]; to: AlarmState; when: string }>>

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

/** The state an alarm has after a move; that of an undoing is in the log. */
export const stateAfter = (name: MoveName, alarm: Alarm): AlarmState => {
  const { to } = moves[name] as Move
  if (to === 'before') return alarm.passOffer?.stateBefore ?? alarm.state
  return to === 'same' ? alarm.state : to
}

/** Every change of state that there is, by a person, by the machine or by an undoing; the database holds the same. */
export function transitions(): readonly (readonly [from: AlarmState, to: AlarmState])[] {
  const pairs = new Map<string, readonly [AlarmState, AlarmState]>()
  const add = (from: AlarmState, to: AlarmState) => {
    if (from !== to) pairs.set(`${from} ${to}`, [from, to])
  }
  for (const move of Object.values(moves) as Move[]) {
    // What answers or ends an offer goes back to where the offer was made from.
    const to = move.to === 'before' ? (move.event === 'undone' ? [] : moves.pass.from) : [move.to]
    for (const from of move.from) {
      for (const state of to) {
        if (state === 'same') continue
        add(from, state)
        if (reversible.has(move.event)) add(state, from)
      }
    }
  }
  for (const { from, to } of Object.values(machineMoves)) for (const state of from) add(state, to)
  return [...pairs.values()]
}
