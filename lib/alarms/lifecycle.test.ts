import { describe, expect, it } from 'vitest'
import { permissionsOf } from '../access/role.ts'
import type { Alarm } from './alarm.ts'
import { checkMove, stateAfter } from './lifecycle.ts'
import { type MoveName, moveNames, moves } from './moves.ts'
import { states } from './states.ts'
import { anAlarm } from './testing/sample.ts'

const operator = { id: 'p1', forceId: 'durrow', permissions: permissionsOf({ role: 'operator', cleared: false }) }
const supervisor = { id: 'p2', forceId: 'durrow', permissions: permissionsOf({ role: 'supervisor', cleared: false }) }
const auditor = { id: 'p3', forceId: 'durrow', permissions: permissionsOf({ role: 'auditor', cleared: true }) }
const mine = { ownerId: 'p1', ownerName: 'P. One' } satisfies Partial<Alarm>
const confirmed = { ...mine, state: 'verified', verdict: 'confirmed' } satisfies Partial<Alarm>

const offered = {
  ...mine,
  state: 'passed',
  passOffer: {
    ...{ fromForceId: 'durrow', toForceId: 'eden', note: 'Over the border', byId: 'p1', byName: 'P. One' },
    ...{ at: anAlarm().raisedAt, stateBefore: 'verified' },
  },
} satisfies Partial<Alarm>

const cases: [string, MoveName, Partial<Alarm>, typeof operator, boolean | string][] = [
  ['anyone may take a raised alarm', 'acknowledge', {}, operator, true],
  ['an owned alarm is not acknowledged again', 'acknowledge', { ...mine, state: 'acknowledged' }, supervisor, 'state'],
  ['a missed alarm is acknowledged only with the reason', 'acknowledge', { state: 'missed' }, operator, 'state'],
  ['which is a move of its own', 'explainMissed', { state: 'missed' }, operator, true],
  ['nothing is deployed before it is verified', 'deploy', { ...mine, state: 'acknowledged' }, operator, 'state'],
  ['a confirmed alarm is deployed to', 'deploy', confirmed, operator, true],
  ['what cannot be told is not deployed to', 'deploy', { ...confirmed, verdict: 'cannot-tell' }, operator, 'confirmed'],
  ['a misread is not deployed to', 'deploy', { ...confirmed, verdict: 'misread' }, operator, 'confirmed'],
  [
    'a supervisor who owns it may override',
    'deploy',
    { ...confirmed, verdict: 'cannot-tell', ownerId: 'p2' },
    supervisor,
    true,
  ],
  [
    'nobody is sent after a withdrawn entry',
    'deploy',
    { ...confirmed, withdrawnAt: anAlarm().raisedAt },
    operator,
    'entryLive',
  ],
  [
    'not even by a supervisor',
    'deploy',
    { ...confirmed, ownerId: 'p2', withdrawnAt: anAlarm().raisedAt },
    supervisor,
    'entryLive',
  ],
  ['only the owner verifies', 'verify', { ...mine, ownerId: 'p9', state: 'acknowledged' }, operator, 'owner'],
  [
    'an operator takes nothing over',
    'takeOver',
    { ...mine, ownerId: 'p9', state: 'acknowledged' },
    operator,
    'permission',
  ],
  ['a supervisor takes over', 'takeOver', { ...mine, state: 'acknowledged' }, supervisor, true],
  ['nothing closes without a decision', 'close', confirmed, operator, 'decided'],
  ['a declined alarm closes', 'close', { ...confirmed, decision: 'no-response' }, operator, true],
  [
    'nothing closes while a unit is out',
    'close',
    {
      ...confirmed,
      state: 'deployed',
      decision: 'deploy',
      deployments: [{ id: 'd', unitId: 'u', callSign: 'D1', state: 'in-area', at: anAlarm().raisedAt }],
    },
    operator,
    'unitsEnded',
  ],
  ['a decision is not made twice', 'decline', { ...confirmed, decision: 'no-response' }, operator, 'undecided'],
  ['a High is never shelved', 'shelve', { band: 'high' }, operator, 'notHigh'],
  ['a Medium may be, before anybody owns it', 'shelve', {}, operator, true],
  ["another's alarm is shelved by nobody else", 'shelve', { state: 'acknowledged', ownerId: 'p9' }, operator, 'mayAct'],
  ['but by a supervisor', 'shelve', { state: 'acknowledged', ownerId: 'p9' }, supervisor, true],
  ['a decided alarm is not shelved', 'shelve', { ...confirmed, decision: 'no-response' }, operator, 'undecided'],
  ['only the owner offers an alarm', 'pass', { ...confirmed, ownerId: 'p9' }, operator, 'owner'],
  ['the force it was offered to accepts', 'acceptPass', offered, { ...operator, forceId: 'eden' }, true],
  ['no other force does', 'acceptPass', offered, operator, 'receiver'],
  ['the owner takes the offer back', 'withdrawPass', offered, operator, true],
  ['only what was done lately by oneself is undone', 'undo', mine, operator, 'undoable'],
  ['an auditor changes nothing', 'acknowledge', {}, auditor, 'permission'],
]

describe('checkMove', () => {
  it.each(cases)('%s', (_, move, change, person, expected) => {
    const check = checkMove(move, anAlarm(change), person)
    expect(check.allowed || check.why).toBe(expected)
  })

  it('lets a closed alarm be reopened and written to, and nothing else', () => {
    const may = moveNames.filter((move) => checkMove(move, anAlarm({ ...mine, state: 'closed' }), supervisor).allowed)
    expect(may).toEqual(['note', 'reopen'])
  })

  it('says why in words whenever it refuses', () => {
    for (const move of moveNames)
      for (const state of states)
        for (const person of [operator, supervisor, auditor]) {
          const check = checkMove(move, anAlarm({ state }), person)
          if (!check.allowed) expect(check.message.length).toBeGreaterThan(10)
        }
  })
})

it('reaches every state it leads to only by the table', () => {
  expect(moveNames.map((name) => [name, stateAfter(name, anAlarm({ state: moves[name].from[0] }))])).toEqual([
    ['acknowledge', 'acknowledged'],
    ['explainMissed', 'acknowledged'],
    ['release', 'raised'],
    ['takeOver', 'acknowledged'],
    ['verify', 'verified'],
    ['deploy', 'deployed'],
    ['moveDeployment', 'deployed'],
    ['decline', 'verified'],
    ['close', 'closed'],
    ['pass', 'passed'],
    ['acceptPass', 'passed'], // without an offer there is nothing to go back to
    ['refusePass', 'passed'],
    ['withdrawPass', 'passed'],
    ['shelve', 'shelved'],
    ['unshelve', 'raised'],
    ['regrade', 'raised'],
    ['merge', 'raised'],
    ['unmerge', 'raised'],
    ['undo', 'raised'],
    ['note', 'raised'],
    ['reopen', 'acknowledged'],
  ])
})
