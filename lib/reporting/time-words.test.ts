import { describe, expect, it } from 'vitest'
import type { Step } from './incidence.ts'
import { durationWords, intervalWords, quantileWords, timeSentence } from './time-words.ts'
import { timeOf } from './times.ts'

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
    const counts = { alarms: 7, acknowledged: 0, verified: 0, deployed: 0, declined: 0, undecided: 0, closed: 0 }
    const row = { forceId: null, forceName: null, band: 'high', unfinished: 0, ...counts } as const
    const sentence = (measure: 'acknowledge' | 'deploy', steps: Partial<Step>[]) => {
      const whole = steps.map((step) => ({ sec: 0, reached: 0, declined: 0, waiting: 0, ...step }))
      const time = timeOf(whole, { inside: 0, judged: 0, targetSec: null })
      return timeSentence({ ...row, acknowledge: time, deploy: time }, measure)
    }
    const of = (sec: number, fates: Partial<Step>): Partial<Step> => ({ sec, ...fates })
    expect(sentence('acknowledge', [of(24, { reached: 21 }), of(40, { reached: 16 }), of(600, { waiting: 3 })])).toBe(
      'High: half were acknowledged within 24 s (24 s to 40 s), nine in ten within 40 s; 3 of 40 not acknowledged so far.',
    )
    expect(sentence('deploy', [of(240, { reached: 4, declined: 5 }), of(600, { waiting: 2 })])).toBe(
      'High: fewer than half had a unit deployed; 5 of 11 answered without one, 2 not answered so far.',
    )
    expect(sentence('acknowledge', [of(24, { reached: 9 })])).toBe(
      'High: too few to say; 0 of 9 not acknowledged so far.',
    )
  })
})
