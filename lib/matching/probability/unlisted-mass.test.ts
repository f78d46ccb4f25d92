import { expect, test } from 'vitest'
import { createMatcher } from '../matcher.ts'

// Measured without S2 (the mass of unlisted marks two errors away): 0.18 for the first and 0.55 for the second.
test.each([
  ['B34DE', 0.05],
  ['WB3WE', 0.05],
])('two characters lost (%s) fit so many unlisted vehicles that the listed one is improbable', (mark, most) => {
  const matcher = createMatcher({ tau: 1e-5 })
  matcher.add({ entryId: 'e', listId: 'l', mark: 'WB34WDE' })
  const [match] = matcher.match({ mark, capturedAtMs: 0 })
  expect(match?.mark).toBe('WB34WDE')
  expect(match?.posterior).toBeLessThan(most)
})
