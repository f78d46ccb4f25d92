import type { Permission } from '../access/permission.ts'
import type { EventKind } from './event-kind.ts'
import type { Guard } from './guards.ts'
import { type AlarmState, states } from './states.ts'

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
