import { expect, it } from 'vitest'
import { nameOfAddress } from './name-of.ts'

it.each([
  ['ada.moorfield@desk.example', 'Ada Moorfield'],
  ['ada_b-moorfield+desk@desk.example', 'Ada B Moorfield Desk'],
  ['admin@desk.example', 'Admin'],
  ['_@desk.example', '_@desk.example'],
])('%s is called %s', (email, name) => {
  expect(nameOfAddress(email)).toBe(name)
})
