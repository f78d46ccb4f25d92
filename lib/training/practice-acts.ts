import * as acts from '../alarms/acts.ts'
import type { Alarm } from '../alarms/alarm.ts'
import type { AlarmEvent } from '../alarms/alarm-event.ts'
import type { AlarmActions } from '../alarms/command-input.ts'
import type { Actor } from '../alarms/guards.ts'
import { leadIdAfter, undoUnder } from '../alarms/leads.ts'
import { merge, part } from '../alarms/merge.ts'
import { accept, endOffer, offer } from '../alarms/pass.ts'
import { firstStoodIn, regrade } from '../alarms/regrade.ts'
import { shelve, unshelve } from '../alarms/shelf.ts'
import { undo } from '../alarms/undo.ts'
import { done, type Refusal, type Result, refuse } from '../core/result.ts'
import type { Recording } from './recording.ts'

export type ActName = keyof AlarmActions
export type ActInput<N extends ActName> = Parameters<AlarmActions[N]>[0]
export type Trainee = Actor & { name: string }

/** What an act of practice may look at; the same things that the commands read from the database. */
export interface Surroundings {
  recording: Recording
  alarms: ReadonlyMap<string, Alarm>
  lines: readonly AlarmEvent[]
  newId: () => string
}

type Decided = Result<acts.Act, Refusal>
type Decide<N extends ActName> = (
  alarm: Alarm,
  who: Trainee,
  input: ActInput<N>,
  at: string,
  near: Surroundings,
) => Decided

const bandOf = ({ recording }: Surroundings, alarm: Alarm) => recording.bands[alarm.band]

/** The open alarms that stand under one. */
export const followersIn = (alarms: Surroundings['alarms'], { id }: Alarm): Alarm[] =>
  [...alarms.values()].filter(({ leadId, state }) => leadId === id && state !== 'closed')

const linesOf = (alarm: Alarm, lines: readonly AlarmEvent[]) => lines.filter(({ alarmId }) => alarmId === alarm.id)

function deploy(alarm: Alarm, who: Trainee, input: ActInput<'deploy'>, at: string, near: Surroundings): Decided {
  const unit = near.recording.units.find(({ id }) => id === input.unitId)
  if (!unit) return refuse('not-found', 'That unit is not on duty')
  const open = (one: Alarm) =>
    one.deployments.some(({ unitId, state }) => unitId === unit.id && state !== 'clear' && state !== 'stood-down')
  if ([...near.alarms.values()].some(open))
    return refuse('blocked', `${unit.callSign} is already deployed: choose another unit`)
  const deployment = { id: near.newId(), unitId: unit.id, callSign: unit.callSign, state: 'assigned' as const, at }
  return acts.deploy(alarm, who, input, deployment, at)
}

/** Each act as the pure files of the alarm decide it: practice is the same desk, without its database. */
export const practiceActs: { [N in ActName]: Decide<N> } = {
  acknowledge: (alarm, who, _, at) => acts.acknowledge(alarm, who, at),
  release: (alarm, _who, _input, at) => acts.release(alarm, at),
  takeOver: (alarm, who, input) => acts.takeOver(alarm, who, input),
  verify: (alarm, _, input, at) => acts.verify(alarm, input, alarm.withdrawnAt === null, at),
  deploy,
  moveDeployment: (alarm, _, input, at) => acts.moveDeployment(alarm, input, at),
  decline: (alarm, who, input, at) => acts.decline(alarm, who, input, at),
  close: (alarm, _, input, at) => acts.close(alarm, input, at),
  explainMissed: (alarm, who, input, at) => acts.explainMissed(alarm, who, input, at),
  pass: (alarm, who, input, at, { recording }) => {
    const force = recording.forces.find(({ id }) => id === input.toForceId)
    return force ? offer(alarm, who, input, force.name, at) : refuse('not-found', 'There is no such force')
  },
  acceptPass: (alarm, who) => accept(alarm, who),
  refusePass: (alarm, _, input) => endOffer(alarm, { reason: input.reason }),
  withdrawPass: (alarm) => endOffer(alarm, {}),
  shelve: (alarm, who, input, at, near) => shelve(alarm, who, input, bandOf(near, alarm).shelveMaxSec, at),
  unshelve: (alarm, _who, _input, at) => unshelve(alarm, at),
  regrade: (alarm, who, input, at, { lines }) => {
    const stoodFrom = firstStoodIn(input.band, linesOf(alarm, lines))
    return regrade(alarm, { ...who, mayLowerHigh: who.permissions.has('alarm:override') }, input, at, stoodFrom)
  },
  merge: (alarm, _who, input, _at, { alarms }) =>
    merge(alarm, alarms.get(input.leadId), followersIn(alarms, alarm).length > 0, input),
  unmerge: (alarm, _who, _input, at) => done(part(alarm, at)),
  undo: (alarm, _who, _input, at, { alarms, lines }) => {
    const decided = undo(alarm, linesOf(alarm, lines), at)
    if (!decided.ok) return decided
    const lead = alarms.get(leadIdAfter(alarm, decided.value.patch) ?? '')
    return undoUnder(alarm, decided.value, lead, followersIn(alarms, alarm).length > 0, at)
  },
  note: (alarm, _, input) => acts.note(alarm, input),
  reopen: (alarm, who, input, at, { alarms, recording }) => {
    const hasOpenTwin = [...alarms.values()].some(
      ({ id, vrm, state }) => vrm === alarm.vrm && state !== 'closed' && id !== alarm.id,
    )
    return acts.reopen(alarm, who, input, { hours: recording.settings.reopenHours, hasOpenTwin }, at)
  },
}
