import { expect, it } from 'vitest'
import { fromLondonInput, toLondonInput } from './london-input.ts'

it.each([
  ['2026-11-22T21:05', '2026-11-22T21:05:00.000Z'],
  ['2026-07-01T09:30', '2026-07-01T08:30:00.000Z'],
])('%s in London is %s', (local, instant) => {
  expect(fromLondonInput(local)).toBe(instant)
  expect(toLondonInput(instant)).toBe(local)
})
it('says when there is no time', () => {
  expect(fromLondonInput('')).toBeUndefined()
})
