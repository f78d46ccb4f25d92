import { expect, it } from 'vitest'
import { actOf, type KeyPress, keyActs } from './key-map.ts'

const press = (key: string, change: Partial<KeyPress> = {}) =>
  actOf({ key, ctrlKey: false, altKey: false, metaKey: false, on: 'region', ...change })

it.each([
  ['j', 'next'],
  ['ArrowDown', 'next'],
  ['K', 'previous'],
  ['ArrowRight', 'unfold'],
  ['a', 'acknowledge'],
  ['?', 'help'],
  ['.', 'apply'],
  ['Escape', 'back'],
  ['x', 'silence'],
  ['y', undefined],
])('%s asks for %s', (key, act) => expect(press(key)).toBe(act))

it('leaves keys with a modifier, and letters in a field, to the browser', () => {
  expect(press('a', { ctrlKey: true })).toBeUndefined()
  expect(press('a', { on: 'typing' })).toBeUndefined()
  expect(press('Escape', { on: 'typing' })).toBe('back')
})

it('leaves Enter to a button that has the focus', () => {
  expect(press('Enter', { on: 'control' })).toBeUndefined()
  expect(press('a', { on: 'control' })).toBe('acknowledge')
})

it('leaves the arrows that fold to what has the focus: they choose between radio buttons there', () => {
  expect(press('ArrowRight', { on: 'control' })).toBeUndefined()
  expect(press('ArrowDown', { on: 'control' })).toBe('next')
})

it('gives no key two meanings', () => {
  const keys = Object.values(keyActs).flatMap(({ keys }) => [...keys])
  expect(new Set(keys).size).toBe(keys.length)
})
