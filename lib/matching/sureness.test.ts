import { expect, it } from 'vitest'
import { sureness } from './sureness.ts'

it.each([
  [1, 'over 99 %'],
  [0.996, 'over 99 %'],
  [0.99, '99 %'],
  [0.5, '50 %'],
  [0.004, 'under 1 %'],
  [0, 'under 1 %'],
])('%f is said as %s', (probability, words) => expect(sureness(probability)).toBe(words))
