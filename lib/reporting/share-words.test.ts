import { expect, it } from 'vitest'
import { shareWithinWords, shareWords } from './share-words.ts'

it.each([
  [3, 4, '75 %'],
  [0, 0, '–'],
  [0, 9, '0 %'],
  [9, 9, '100 %'],
  [999, 1000, 'over 99 %'], // one was late: never all
  [1, 1000, 'under 1 %'],
])('%i of %i: %s', (part, whole, words) => expect(shareWords(part, whole)).toBe(words))

it('an interval is never narrower in words than it is', () => {
  expect(shareWithinWords({ low: 0.7261, high: 0.9349 })).toBe('72 % to 94 %')
  expect(shareWithinWords({ low: 0, high: 0.1611 })).toBe('0 % to 17 %')
  expect(shareWithinWords(undefined)).toBe('')
})
