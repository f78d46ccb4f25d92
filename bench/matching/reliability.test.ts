import { expect, test } from 'vitest'
import { createMatcher } from '#lib/matching/matcher.ts'
import { random } from './random.ts'
import { calibrationError, measureReliability } from './recall.ts'
import { calibrations, entriesOf, ukList } from './traffic.ts'

// A list of 200,000 that makes up 2 % of traffic stands for ten million vehicles, a fifth of what the engine assumes:
// true shares may lie up to that much above what is said, never clearly below.
test('what is said of matches is not surer than how often it is so', () => {
  const rnd = random(11)
  const marks = ukList(200_000, rnd)
  const matcher = createMatcher({ expected: marks.length, calibrations })
  matcher.replaceList('bench', entriesOf(marks)).finish()
  const bins = measureReliability(matcher, marks, rnd, 150_000)
  expect(calibrationError(bins)).toBeLessThan(0.05)
  const worthTelling = bins.filter(({ matches }) => matches >= 100)
  expect(worthTelling.length).toBeGreaterThanOrEqual(3)
  for (const { said, true: so, matches } of worthTelling) {
    expect(so).toBeGreaterThan(said / 1.5 - 2 * Math.sqrt(said / matches))
    expect(so).toBeLessThan(12 * said)
  }
  // Surer is truer.
  expect(worthTelling.map(({ true: so }) => so)).toEqual(
    worthTelling.map(({ true: so }) => so).toSorted((a, b) => a - b),
  )
})
