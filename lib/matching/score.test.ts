import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { harmOf, harmWeights, UNKNOWN_HARM } from './harm-weights.ts'
import { type ScoreInputs, scoreAlarm } from './score.ts'
import { scorePolicy } from './score-policy.ts'

const inputs = fc.record({
  harmWeight: fc.double({ min: 0, max: 100, noNaN: true }),
  grade: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
  posterior: fc.double({ min: 0, max: 1, noNaN: true }),
  secondsSinceCapture: fc.double({ min: 0, max: 1e6, noNaN: true }),
  listAgeDays: fc.double({ min: 0, max: 1000, noNaN: true }),
  warningSignals: fc.subarray(['VI', 'FI', 'WE', 'SU', 'ZZ']),
  nearestUnitEtaMin: fc.option(fc.double({ min: 0, max: 600, noNaN: true }), { nil: undefined }),
  sightings: fc.integer({ min: 1, max: 100 }),
})
const worst: ScoreInputs = {
  harmWeight: 100,
  grade: 'high',
  posterior: 1,
  secondsSinceCapture: 0,
  listAgeDays: 0,
  warningSignals: ['FI', 'VI'],
  nearestUnitEtaMin: 0,
  sightings: 1e9,
}

const more = fc.double({ min: 0, max: 1e4, noNaN: true })

const worse: [name: string, change: (of: ScoreInputs, by: number) => ScoreInputs][] = [
  ['less harm', (of, by) => ({ ...of, harmWeight: of.harmWeight - by })],
  ['a lower grade', (of) => ({ ...of, grade: of.grade === 'high' ? 'medium' : 'low' })],
  ['less probability', (of, by) => ({ ...of, posterior: of.posterior - by / 1e4 })],
  ['an older sighting', (of, by) => ({ ...of, secondsSinceCapture: of.secondsSinceCapture + by })],
  ['an older list', (of, by) => ({ ...of, listAgeDays: of.listAgeDays + by })],
  ['a signal less', (of) => ({ ...of, warningSignals: of.warningSignals.slice(1) })],
  [
    'a unit further away',
    (of, by) => ({ ...of, nearestUnitEtaMin: of.nearestUnitEtaMin && of.nearestUnitEtaMin + by }),
  ],
  ['no unit', (of) => ({ ...of, nearestUnitEtaMin: undefined })],
  ['fewer sightings', (of, by) => ({ ...of, sightings: Math.max(1, of.sightings - Math.ceil(by)) })],
]

describe('scoreAlarm', () => {
  test.each(worse)('%s never raises it', (_name, change) => {
    fc.assert(
      fc.property(inputs, more, (of, by) => {
        expect(scoreAlarm(change(of, by), scorePolicy).score).toBeLessThanOrEqual(scoreAlarm(of, scorePolicy).score)
      }),
    )
  })

  test('is the sum of its contributions, whole, and between 0 and 1000', () => {
    fc.assert(
      fc.property(inputs, (of) => {
        const { score, contributions, policyVersion } = scoreAlarm(of, scorePolicy)
        expect(score).toBe(contributions.reduce((sum, { value }) => sum + value, 0))
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1000)
        expect(Number.isInteger(score)).toBe(true)
        expect(policyVersion).toBe(scorePolicy.version)
        for (const { words } of contributions) expect(words).not.toBe('')
      }),
    )
  })

  test('the worst there is scores 1000, points of the policy add up to it', () => {
    expect(scoreAlarm(worst, scorePolicy).score).toBe(1000)
    expect(Object.values(scorePolicy.points).reduce((sum, points) => sum + points, 0)).toBe(1000)
  })

  test('a warning signal that the policy does not name counts as other ones do, whatever it is called', () => {
    const of = (warningSignals: string[]) =>
      scoreAlarm({ ...worst, warningSignals }, scorePolicy).contributions.find(({ name }) => name === 'signals')?.value
    expect(of(['constructor'])).toBe(of(['something else']))
  })

  test('what is no number counts as the least', () => {
    const { contributions } = scoreAlarm(
      {
        harmWeight: Number.NaN,
        grade: 'low',
        posterior: Number.NaN,
        secondsSinceCapture: Number.NaN,
        listAgeDays: Number.NaN,
        warningSignals: [],
        nearestUnitEtaMin: Number.NaN,
        sightings: Number.NaN,
      },
      scorePolicy,
    )
    expect(contributions.filter(({ name }) => name !== 'grade').map(({ value }) => value)).toEqual([
      0, 0, 0, 0, 0, 0, 0,
    ])
  })
})

test('harm is ordered as the index orders it, and every weight has its source', () => {
  expect(harmOf('homicide')).toBeGreaterThan(harmOf('robbery'))
  expect(harmOf('robbery')).toBeGreaterThan(harmOf('no-insurance'))
  expect(harmOf('something new')).toBe(UNKNOWN_HARM)
  for (const { weight, source } of Object.values(harmWeights)) {
    expect(weight).toBeGreaterThanOrEqual(0)
    expect(weight).toBeLessThanOrEqual(100)
    expect(source).not.toBe('')
  }
})

test('every harm weight is bounded and says where it is from; rows with days are what the days give', () => {
  for (const { weight, source } of Object.values(harmWeights)) {
    expect(weight).toBeGreaterThan(0)
    expect(weight).toBeLessThanOrEqual(100)
    expect(source).toMatch(/^policy/)
    const days = / ([\d,]+) days/.exec(source)?.[1]?.replace(',', '')
    if (days) expect(weight).toBe(Math.round((100 * Math.log1p(Number(days))) / Math.log1p(5475)))
  }
})
