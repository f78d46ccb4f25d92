import { expect, it } from 'vitest'
import { defaultSettings, withChange } from './settings.ts'
import { SaveSettings, settingsFrom } from './settings-input.ts'

it.each([
  ['nothing stored', null, defaultSettings],
  ['not an object', 'loud', defaultSettings],
  ['a section that does not fit', { sound: { volume: 'loud' } }, defaultSettings],
  ['a volume out of range', { sound: { volume: 300 } }, defaultSettings],
  ['what was stored', { sound: { volume: 25 } }, { sound: { volume: 25 } }],
])('reads %s', (_name, stored, expected) => expect(settingsFrom(stored)).toMatchObject(expected))

it('changes what is sent and keeps the rest', () => {
  expect(withChange(defaultSettings, { sound: { volume: 10 } }).sound.volume).toBe(10)
  expect(withChange(defaultSettings, {})).toEqual(defaultSettings)
})

it('refuses a section or a field that it does not know', () => {
  expect(SaveSettings.safeParse({ sound: { pitch: 3 } }).success).toBe(false)
  expect(SaveSettings.safeParse({ smell: {} }).success).toBe(false)
})
