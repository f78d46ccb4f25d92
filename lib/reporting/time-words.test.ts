import { describe, expect, it } from 'vitest'
import type { Step } from './incidence.ts'
import type { Measure } from './measure.ts'
import { durationWords, intervalWords, quantileWords, timeSentence } from './time-words.ts'
import { noTarget, timeOf, timesOf } from './times.ts'

describe('durations in words', () => {
  it.each([
    [null, '–'],
    [0.34, '0.3 s'],
    [9.96, '10 s'],
    [59.4, '59 s'],
    [59.6, '1 min'],
    [185, '3 min 05 s'],
    [3599.6, '1 h'],
    [4768.2, '1 h 19 min'],
    [7199, '2 h'],
  ])('%s', (seconds, words) => expect(durationWords(seconds)).toBe(words))
})

describe('quantiles in words', () => {
  it('never a number for what is not reached', () => {
    const none = { sec: null, low: null, high: null }
    expect([quantileWords({ n: 0 }, none), quantileWords({ n: 5 }, none), intervalWords(none)]).toEqual([
      '–',
      'not reached',
      '',
    ])
    expect(quantileWords({ n: 5 }, { sec: 24, low: 20, high: 31 })).toBe('24 s')
    expect(intervalWords({ sec: 24, low: 20, high: 31 })).toBe('20 s to 31 s')
    expect(intervalWords({ sec: null, low: 20, high: null })).toBe('20 s or more')
  })

  it('say what they count', () => {
    const answers = { alarms: 7, acknowledged: 0, led: 0, verified: 0, deployed: 0, arrived: 0, stopped: 0 }
    const counts = { ...answers, declined: 0, undecided: 0, closed: 0, unfinished: 0 }
    const row = { forceId: null, forceName: null, band: 'high', ...counts } as const
    const sentence = (measure: Measure, steps: Partial<Step>[]) => {
      const whole = steps.map((step) => ({ sec: 0, reached: 0, declined: 0, waiting: 0, ...step }))
      return timeSentence({ ...row, ...timesOf(() => timeOf(whole, noTarget)) }, measure)
    }
    const of = (sec: number, fates: Partial<Step>): Partial<Step> => ({ sec, ...fates })
    expect(sentence('acknowledge', [of(24, { reached: 21 }), of(40, { reached: 16 }), of(600, { waiting: 3 })])).toBe(
      'High: half were acknowledged within 24 s (24 s to 40 s), nine in ten within 40 s; of 40, 37 so far, 3 not yet.',
    )
    expect(sentence('deploy', [of(240, { reached: 4, declined: 5 }), of(600, { waiting: 2 })])).toBe(
      'High: fewer than half had a unit deployed; of 11, 4 so far, 5 answered without one, 2 not yet.',
    )
    expect(sentence('stop', [of(900, { reached: 7, declined: 3 }), of(1200, { waiting: 1 })])).toBe(
      'High: half were stopped within 15 min (15 min or more); of 11, 7 so far, 3 answered or closed without, 1 not yet.',
    )
    expect(sentence('acknowledge', [of(24, { reached: 9 })])).toBe('High: too few to say; of 9, 9 so far, 0 not yet.')
  })
})
