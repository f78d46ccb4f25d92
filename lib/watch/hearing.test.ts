import { describe, expect, it } from 'vitest'
import { anAlarm } from '../alarms/testing/sample.ts'
import type { Area } from '../cameras/area.ts'
import { isFor, watchedAreas } from './hearing.ts'
import type { Keeper } from './state.ts'

const whole = (id: string): Area => ({ id, forceId: id, name: id, ring: null })
const [durrow, eden, moors] = [whole('durrow'), whole('eden'), whole('north-moors')]
const at = (forceId: string) => ({ lastSighting: { ...anAlarm().lastSighting, forceId } })
const offer = {
  fromForceId: 'eden',
  toForceId: 'durrow',
  note: '',
  byId: 'x',
  byName: 'x',
  at: '',
  stateBefore: 'raised',
}
const me = { id: 'me', forceId: 'durrow', areas: [durrow], watched: [durrow, eden] }

describe('isFor', () => {
  it.each([
    ['one in my area', me, at('durrow'), true],
    ['one that a colleague watches', me, at('eden'), false],
    ['one that nobody watches', me, at('north-moors'), true],
    ['mine, wherever it is', me, { ...at('eden'), ownerId: 'me' }, true],
    ['offered to my force', me, { ...at('eden'), passOffer: offer }, true],
    ['offered to another force', me, { ...at('eden'), passOffer: { ...offer, toForceId: 'north-moors' } }, false],
    ['called again at its own desk', me, { ...at('eden'), escalatedTo: 'desk' }, false],
    ['gone up to all desks', me, { ...at('eden'), escalatedTo: 'supervisor' }, true],
    ['gone up to the duty inspector', me, { ...at('eden'), escalatedTo: 'inspector' }, true],
    ['any, to somebody who is not on watch', { ...me, areas: null }, at('eden'), true],
    ['one elsewhere, to somebody on watch for nothing', { ...me, areas: [] }, at('eden'), false],
  ] as const)('%s', (_name, listener, change, expected) => {
    expect(isFor(anAlarm(change as Partial<ReturnType<typeof anAlarm>>), listener)).toBe(expected)
  })
})

it('counts as watched what somebody watches who is there', () => {
  const keeper = (areaIds: string[], change: Partial<Keeper> = {}) =>
    ({ areaIds, silent: false, onBreakSince: null, ...change }) as Keeper
  const keepers = [
    keeper(['durrow']),
    keeper(['eden'], { silent: true }),
    keeper(['north-moors'], { onBreakSince: '2026-11-22T21:00:00Z' }),
  ]
  expect(watchedAreas([durrow, eden, moors], keepers)).toEqual([durrow])
})
