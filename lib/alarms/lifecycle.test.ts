import { describe, expect, it } from 'vitest'
import { permissionsOf } from '../access/role.ts'
import { type Alarm, states } from './alarm.ts'
import { checkMove, type MoveName, moveNames, moves, stateAfter } from './lifecycle.ts'
import { anAlarm } from './testing/sample.ts'

const operator = { id: 'p1', permissions: permissionsOf({ role: 'operator', cleared: false }) }
const supervisor = { id: 'p2', permissions: permissionsOf({ role: 'supervisor', cleared: false }) }
const auditor = { id: 'p3', permissions: permissionsOf({ role: 'auditor', cleared: true }) }
const mine = { ownerId: 'p1', ownerName: 'P. One' } satisfies Partial<Alarm>
const confirmed = { ...mine, state: 'verified', verdict: 'confirmed' } satisfies Partial<Alarm>

const cases: [string, MoveName, Partial<Alarm>, typeof operator, boolean | string][] = [
  ['anyone may take a raised alarm', 'acknowledge', {}, operator, true],
  ['an owned alarm is not acknowledged again', 'acknowledge', { ...mine, state: 'acknowledged' }, supervisor, 'state'],
  ['a missed alarm is acknowledged late', 'acknowledge', { state: 'missed' }, operator, true],
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
  ['an auditor changes nothing', 'acknowledge', {}, auditor, 'permission'],
]

describe('checkMove', () => {
  it.each(cases)('%s', (_, move, change, person, expected) => {
    const check = checkMove(move, anAlarm(change), person)
    expect(check.allowed || check.why).toBe(expected)
  })

  it('lets nothing at all be done to a closed alarm', () => {
    for (const move of moveNames)
      expect(checkMove(move, anAlarm({ ...mine, state: 'closed' }), supervisor).allowed).toBe(false)
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
    ['release', 'raised'],
    ['takeOver', 'acknowledged'],
    ['verify', 'verified'],
    ['deploy', 'deployed'],
    ['moveDeployment', 'deployed'],
    ['decline', 'verified'],
    ['close', 'closed'],
  ])
})
