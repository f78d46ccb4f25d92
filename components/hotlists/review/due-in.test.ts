import { expect, it } from 'vitest'
import { dueWords } from './due-in.tsx'

const MIN = 60_000
it.each([
  [15 * MIN, 'in 15 min'],
  [15 * MIN + 900, 'in 15 min'],
  [14.2 * MIN, 'in 15 min'],
  [400, 'in 1 min'],
  [90 * MIN, 'in 1 h'],
  [3 * 1440 * MIN, 'in 3 days'],
  [-2 * MIN, '2 min overdue'],
])('%d ms from now is %s', (ms, words) => {
  expect(dueWords(ms, 0)).toBe(words)
})
