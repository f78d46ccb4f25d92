import { expect, it } from 'vitest'
import { permissionsOf } from '#lib/access/role.ts'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import { nextMove } from './next-move.ts'

const me = { id: 'me', forceId: 'durrow', permissions: permissionsOf({ role: 'operator', cleared: false }) }
const mine = { ownerId: 'me', ownerName: 'Me' }
const unit = { id: 'd', unitId: 'd22', callSign: 'D22', at: '2026-11-22T21:00:00Z' }

it.each([
  ['a new alarm', anAlarm(), 'acknowledge'],
  ['mine, unverified', anAlarm({ ...mine, state: 'acknowledged' }), 'verify'],
  ['one that was missed', anAlarm({ state: 'missed' }), 'explainMissed'],
  [
    'one offered to my force',
    anAlarm({
      ...{ state: 'passed', ownerId: 'other', ownerName: 'Other' },
      passOffer: {
        ...{ fromForceId: 'eden', toForceId: 'durrow', note: 'Yours', byId: 'other', byName: 'Other' },
        ...{ at: '2026-11-22T21:00:00Z', stateBefore: 'acknowledged' },
      },
    }),
    'acceptPass',
  ],
  ["another's", anAlarm({ ownerId: 'other', state: 'acknowledged' }), null],
  ['confirmed', anAlarm({ ...mine, state: 'verified', verdict: 'confirmed' }), 'deploy'],
  ['a misread', anAlarm({ ...mine, state: 'verified', verdict: 'misread' }), 'decline'],
  [
    'confirmed, but withdrawn',
    anAlarm({ ...mine, state: 'verified', verdict: 'confirmed', withdrawnAt: '2026-11-22T21:00:00Z' }),
    'decline',
  ],
  ['declined', anAlarm({ ...mine, state: 'verified', verdict: 'confirmed', decision: 'no-response' }), 'close'],
  [
    'a unit out',
    anAlarm({
      ...mine,
      state: 'deployed',
      verdict: 'confirmed',
      decision: 'deploy',
      deployments: [{ ...unit, state: 'en-route' }],
    }),
    null,
  ],
  [
    'every unit clear',
    anAlarm({
      ...mine,
      state: 'deployed',
      verdict: 'confirmed',
      decision: 'deploy',
      deployments: [{ ...unit, state: 'clear' }],
    }),
    'close',
  ],
])('%s', (_name, alarm, next) => expect(nextMove(alarm, me)).toBe(next))
