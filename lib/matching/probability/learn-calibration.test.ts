import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRandom } from '#lib/core/random.ts'
import { defaultCalibration, oddsWrong, type SourceCalibration } from './calibration.ts'
import {
  differs,
  LEAST_VERDICTS,
  learnCalibration,
  MOST_OVERALL,
  MOST_POINT,
  type VerdictOnMatch,
} from './learn-calibration.ts'
import { rightShares } from './right-share.ts'

/**
 * Matches of a source that is `factorAt(confidence)` times likelier to be wrong than the usual, told by the calibration it
 * was taken for, with the operators' answers as the truth would have them. Told are only those at or above `shownFrom`.
 */
function simulate(
  count: number,
  factorAt: (confidence: number) => number,
  { takenFor, shownFrom = 0.02, seed = 1 }: { takenFor?: SourceCalibration; shownFrom?: number; seed?: number } = {},
): VerdictOnMatch[] {
  const { next: random } = createRandom(seed)
  const verdicts: VerdictOnMatch[] = []
  while (verdicts.length < count) {
    const confidence = 78 + 22 * random()
    const usual = oddsWrong(defaultCalibration, confidence)
    const truly = usual * factorAt(confidence)
    const taken = takenFor ? oddsWrong(takenFor, confidence) : usual
    // What fits the read, for odds of being wrong of 1: the listed vehicle, and unlisted ones misread; and those read rightly.
    const [listed, misread, rightly] = [10 ** (3 * random() - 1), 10 ** (2 * random() - 1.5), 10 ** (-3 * random())]
    const exact = random() < 0.5
    const chance = (odds: number) =>
      exact ? 1 / (1 + odds * misread) : (odds * listed) / (odds * (listed + misread) + rightly)
    const posterior = chance(taken)
    if (posterior < shownFrom) continue
    verdicts.push({
      kind: exact ? 'exact' : 'tolerant',
      verdict: random() < chance(truly) ? 'confirmed' : 'misread',
      confidence,
      posterior,
      rightShare: rightly / (rightly + usual * misread),
      ...(takenFor && { calibration: takenFor }),
    })
  }
  return verdicts
}

const learnt = (verdicts: readonly VerdictOnMatch[]): SourceCalibration => {
  const calibration = learnCalibration(verdicts)
  if (!calibration) throw new Error('nothing was learnt')
  return calibration
}
/** How many times likelier to be wrong than the usual. */
const factor = (calibration: SourceCalibration, confidence?: number) =>
  oddsWrong(calibration, confidence) / oddsWrong(defaultCalibration, confidence)

it('learns nothing from no verdicts, and nothing from one too few', () => {
  expect(learnCalibration([])).toBeUndefined()
  expect(learnCalibration(simulate(LEAST_VERDICTS - 1, () => 4))).toBeUndefined()
  expect(learnCalibration(simulate(LEAST_VERDICTS, () => 4))).toBeDefined()
})

it.each([0.4, 1, 2.5])('finds within a third a source that is wrong %s times as often as the usual', (times) => {
  for (const seed of [1, 2, 3]) {
    const ratio = factor(learnt(simulate(3000, () => times, { seed })), 92) / times
    expect(ratio).toBeGreaterThan(2 / 3)
    expect(ratio).toBeLessThan(4 / 3)
  }
})

it('finds where on its scale a source is worse', () => {
  const calibration = learnt(simulate(6000, (confidence) => (confidence > 93 ? 3 : 1)))
  expect(factor(calibration, 97)).toBeGreaterThan(2)
  expect(factor(calibration, 84)).toBeLessThan(1.4)
})

it('holds few verdicts for little: they move it less than many of the same kind', () => {
  const few = factor(learnt(simulate(40, () => 4)), 92)
  const many = factor(learnt(simulate(3000, () => 4)), 92)
  expect(few).toBeLessThan(many)
  expect(many).toBeGreaterThan(2.5)
})

it('is not misled by what is shown: likely matches alone teach the same', () => {
  for (const shownFrom of [0.02, 0.3]) {
    expect(factor(learnt(simulate(4000, () => 1, { shownFrom })), 92)).toBeGreaterThan(0.75)
    expect(factor(learnt(simulate(4000, () => 1, { shownFrom })), 92)).toBeLessThan(1.33)
  }
  // Of these verdicts three in five say that the read was right, of the source's reads 97 in 100 are.
  const verdicts = simulate(4000, () => 1)
  const wrong = verdicts.filter(({ kind, verdict }) => (kind === 'exact') === (verdict === 'misread')).length
  expect(wrong / verdicts.length).toBeGreaterThan(0.1)
})

it('learns the same again from posteriors that an earlier calibration had put right', () => {
  const takenFor: SourceCalibration = { ...defaultCalibration, wrongShare: 0.08 }
  const again = factor(learnt(simulate(4000, () => 2.5, { takenFor })), 92)
  expect(again).toBeGreaterThan(1.9)
  expect(again).toBeLessThan(3.3)
})

it('hears nothing in a mark that no vehicle bears: that it was misread was known', () => {
  const verdict = { kind: 'tolerant', verdict: 'confirmed', confidence: 90, posterior: 0.6, rightShare: 0 } as const
  expect(factor(learnt(Array.from({ length: 500 }, () => verdict)), 90)).toBeCloseTo(1, 3)
})

it('stays within bounds and is finite, whatever operators say', () => {
  const anything = fc.array(
    fc.record(
      {
        kind: fc.constantFrom('exact' as const, 'tolerant' as const),
        verdict: fc.constantFrom('confirmed' as const, 'misread' as const),
        confidence: fc.oneof(fc.double(), fc.double({ min: 0, max: 100 }), fc.constantFrom(0, 50, 99, 100)),
        posterior: fc.double({ min: 0, max: 1, noNaN: true }),
        rightShare: fc.double({ min: 0, max: 1, noNaN: true }),
      },
      { requiredKeys: ['kind', 'verdict', 'posterior', 'rightShare'] },
    ),
    { minLength: LEAST_VERDICTS, maxLength: 200 },
  )
  const usual = oddsWrong(defaultCalibration)
  const within = (value: number, of: number, most: number) => {
    expect(value).toBeGreaterThan(of / most / 1.001)
    expect(value).toBeLessThan(of * most * 1.001)
  }
  fc.assert(
    fc.property(anything, (verdicts) => {
      const { wrongShare, byConfidence } = learnt(verdicts as VerdictOnMatch[])
      within(wrongShare / (1 - wrongShare), usual, MOST_OVERALL)
      byConfidence.forEach(({ odds }, i) => {
        within(odds, defaultCalibration.byConfidence[i]?.odds ?? 0, MOST_POINT)
      })
    }),
    { numRuns: 60 },
  )
})

it('does not depend on the order of verdicts', () => {
  const verdicts = simulate(200, () => 2)
  expect(differs(learnt(verdicts), learnt(verdicts.toReversed()))).toBe(false)
})

it('tells a difference of a tenth, and none of a fiftieth', () => {
  const times = (by: number) => ({
    ...defaultCalibration,
    byConfidence: defaultCalibration.byConfidence.map((p) => ({ ...p, odds: p.odds * by })),
  })
  expect(differs(defaultCalibration, times(1.1))).toBe(true)
  expect(differs(defaultCalibration, times(1.02))).toBe(false)
})

it.each([
  ['a current mark: vehicles bear many of them', 'AB30CDE', 0.9, 1],
  ['one that fits no format', 'AB3CDE0', 0, 0.1],
  ['none that packs', '京A12345', 0, 0],
])('right share of %s', (_what, mark, least, most) => {
  const share = rightShares()(mark, 90)
  expect(share).toBeGreaterThanOrEqual(least)
  expect(share).toBeLessThanOrEqual(most)
})
