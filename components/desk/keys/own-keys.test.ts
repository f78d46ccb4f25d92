import { expect, it } from 'vitest'
import { actOf } from './key-map.ts'
import { boundKeys, changeable, type OwnKeys, shownKey, takenBy, usualKeys } from './own-keys.ts'

const mine: OwnKeys = { on: true, own: { acknowledge: 'q', next: 'l', decline: '' } }
const press = (key: string, keys: OwnKeys) =>
  actOf({ key, ctrlKey: false, altKey: false, metaKey: false, on: 'region' }, boundKeys(keys))

it.each([
  ['a', usualKeys, 'acknowledge'],
  ['q', mine, 'acknowledge'],
  ['Q', mine, 'acknowledge'],
  ['a', mine, undefined],
  ['l', mine, 'next'],
  ['ArrowDown', mine, 'next'], // named keys stay
  ['n', mine, undefined], // switched off
  ['a', { on: false, own: {} }, undefined],
  ['Enter', { on: false, own: {} }, 'open'],
  ['Escape', { on: false, own: {} }, 'back'],
] as [string, OwnKeys, string | undefined][])('%s with %j: %s', (key, keys, act) => expect(press(key, keys)).toBe(act))

it('writes the key that holds on the controls', () => {
  expect([shownKey('acknowledge', usualKeys), shownKey('acknowledge', mine), shownKey('decline', mine)]).toEqual([
    'A',
    'Q',
    null,
  ])
  expect(shownKey('open', { on: false, own: {} })).toBe('Enter')
})

it('says who has a character already', () => {
  expect(takenBy('v', 'acknowledge', usualKeys)).toBe('verify')
  expect(takenBy('a', 'acknowledge', usualKeys)).toBeUndefined()
  expect(takenBy('a', 'verify', mine)).toBeUndefined()
})

it('gives no character to two acts, whatever a person has set', () => {
  const crowded: OwnKeys = { on: true, own: Object.fromEntries(changeable.map((act) => [act, 'z'])) }
  expect(press('z', crowded)).toBe(changeable[0])
})
