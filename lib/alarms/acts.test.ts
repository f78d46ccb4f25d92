import { describe, expect, it } from 'vitest'
import * as acts from './acts.ts'
import type { Alarm } from './alarm.ts'
import { regrade } from './regrade.ts'
import type { DeploymentState } from './states.ts'
import { anAlarm } from './testing/sample.ts'

const at = '2026-11-22T21:05:00.000Z'
const person = { id: 'p1', name: 'P. One' }
const on = { alarmId: 'a', revision: 1 }
const yes = { characters: 'yes', vehicle: 'yes', entry: 'yes', oddity: 'yes' } as const
const patchOf = (decided: ReturnType<typeof acts.release>) => (decided.ok ? decided.value.patch : decided.refusal.kind)

describe('verify', () => {
  it.each([
    ['four yes confirm', yes, true, 'confirmed'],
    ['a wrong character is a misread', { ...yes, characters: 'no' } as const, true, 'misread'],
    ['another vehicle cannot be told', { ...yes, vehicle: 'no' } as const, true, 'cannot-tell'],
    ['one doubt cannot be told', { ...yes, oddity: 'cannot-tell' } as const, true, 'cannot-tell'],
    ['an entry gone from its list confirms nothing, whatever was ticked', yes, false, 'cannot-tell'],
  ])('%s', (_, checks, live, verdict) => {
    expect(patchOf(acts.verify(anAlarm(), { ...on, checks }, live, at))).toMatchObject({ verdict, verifiedAt: at })
  })
})

describe('deploy', () => {
  const deployment = { id: 'd1', unitId: 'u1', callSign: 'D22', state: 'assigned' as const, at }
  it('demands a reason where the verification does not confirm', () => {
    const alarm = anAlarm({ state: 'verified', verdict: 'cannot-tell' })
    expect(patchOf(acts.deploy(alarm, person, { ...on, unitId: 'u1' }, deployment, at))).toBe('blocked')
    const given = { ...on, unitId: 'u1', overrideReason: 'Child seen in the car by a patrol' }
    expect(patchOf(acts.deploy(alarm, person, given, deployment, at))).toMatchObject({
      state: 'deployed',
      decidedAt: at,
    })
  })
  it('keeps the time of the first decision when a second unit is sent', () => {
    const alarm = anAlarm({
      state: 'deployed',
      verdict: 'confirmed',
      decidedAt: 'x',
      deployedAt: 'x',
      decision: 'deploy',
    })
    expect(patchOf(acts.deploy(alarm, person, { ...on, unitId: 'u2' }, deployment, at))).toMatchObject({
      decidedAt: 'x',
      deployedAt: 'x',
    })
  })
})

describe('moveDeployment', () => {
  const out = (state: DeploymentState) =>
    anAlarm({ state: 'deployed', deployments: [{ id: 'd1', unitId: 'u1', callSign: 'D22', state, at: 'x' }] })
  it.each([
    ['assigned', 'en-route', true],
    ['en-route', 'in-area', true],
    ['in-area', 'en-route', false],
    ['stopped', 'stood-down', false],
    ['stopped', 'clear', true],
    ['clear', 'en-route', false],
  ] as const)('from %s to %s: %s', (from, to, allowed) => {
    expect(acts.moveDeployment(out(from), { ...on, deploymentId: 'd1', state: to }, at).ok).toBe(allowed)
  })
  it('keeps "in area" and "stopped" apart, each at its first time', () => {
    const inArea = patchOf(acts.moveDeployment(out('en-route'), { ...on, deploymentId: 'd1', state: 'in-area' }, at))
    expect(inArea).toMatchObject({ inAreaAt: at, stoppedAt: null })
    const stopped = { ...out('in-area'), inAreaAt: 'earlier' } as Alarm
    expect(patchOf(acts.moveDeployment(stopped, { ...on, deploymentId: 'd1', state: 'stopped' }, at))).toMatchObject({
      inAreaAt: 'earlier',
      stoppedAt: at,
    })
  })
})

describe('decline and close', () => {
  const verified = anAlarm({ state: 'verified', verdict: 'confirmed' })
  it('"other" needs words', () => {
    expect(patchOf(acts.decline(verified, person, { ...on, reason: 'other' }, at))).toBe('invalid')
    expect(acts.decline(verified, person, { ...on, reason: 'other', note: 'M62 closed' }, at).ok).toBe(true)
  })
  it('"misread" must be what the verification says', () => {
    expect(patchOf(acts.decline(verified, person, { ...on, reason: 'misread' }, at))).toBe('illegal')
    expect(acts.decline({ ...verified, verdict: 'misread' }, person, { ...on, reason: 'misread' }, at).ok).toBe(true)
  })
  it('a deployment closes with an outcome, a non-deployment with its reason', () => {
    const deployed = anAlarm({ state: 'deployed', decision: 'deploy' })
    expect(patchOf(acts.close(deployed, { ...on, outcomes: [] }, at))).toBe('invalid')
    expect(patchOf(acts.close(deployed, { ...on, outcomes: ['lost', 'lost'] }, at))).toMatchObject({
      outcomes: ['lost'],
    })
    const declined = anAlarm({ state: 'verified', decision: 'no-response', nonDeploymentReason: 'no-unit' })
    expect(patchOf(acts.close(declined, { ...on, outcomes: [] }, at))).toMatchObject({ state: 'closed', closedAt: at })
  })
})

it('an alarm that is graded up stands by itself again', () => {
  const led = anAlarm({ band: 'medium', leadId: 'b', leadKind: 'same-vehicle' })
  const grade = (band: 'high' | 'low') =>
    patchOf(regrade(led, { ...person, mayLowerHigh: true }, { ...on, band, reason: 'as the owner says' }, at))
  expect(grade('high')).toMatchObject({ band: 'high', leadId: null, leadKind: null })
  expect(grade('low')).not.toHaveProperty('leadId')
})
