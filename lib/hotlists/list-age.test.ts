import { expect, it } from 'vitest'
import { listAge } from './list-age.ts'

const refreshed = new Date('2026-11-22T00:00:00Z')
const after = (hours: number) => new Date(refreshed.getTime() + hours * 3_600_000)

it.each([
  [1, 24, 'fresh'],
  [12, 24, 'fresh'],
  [12.1, 24, 'late'],
  [24, 24, 'late'],
  [24.1, 24, 'old'],
  [24.1, 1, 'old'],
  [80, 168, 'fresh'],
  [90, 168, 'late'],
  [169, 168, 'old'],
])('%d h after the refresh of a list renewed every %d h: %s', (hours, every, age) => {
  expect(listAge(refreshed, every, after(hours))).toBe(age)
})
