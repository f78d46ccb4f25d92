import { describe, expect, it } from 'vitest'
import { gainOf, lengthOf, type PatternName, type Pulse, patterns } from './score.ts'

/** Pulses in groups: a silence of more than 250 ms begins a new one. */
function groupsOf(pulses: readonly Pulse[]): number[] {
  const groups = [0]
  let end = 0
  for (const { atMs, forMs } of pulses) {
    if (atMs - end > 250) groups.push(0)
    groups[groups.length - 1] = (groups.at(-1) ?? 0) + 1
    end = atMs + forMs
  }
  return groups
}

describe('patterns', () => {
  it.each<[PatternName, number[]]>([
    ['high', [3, 2, 3, 2]],
    ['medium', [3]],
    ['low', [1]],
    ['summary', [4]],
    ['summary-high', [3, 2, 4]],
    ['fault', [4]],
  ])('%s has the groups of pulses %j', (name, groups) => {
    // The two pairs of a fault are as one: it is told by falling tones.
    const pulses = patterns[name]
    expect(name === 'fault' ? [pulses.length] : groupsOf(pulses)).toEqual(groups)
  })

  it('no two are alike, none overlaps itself, all are over before one could come again', () => {
    const names = Object.keys(patterns) as PatternName[]
    expect(new Set(names.map((name) => JSON.stringify(patterns[name]))).size).toBe(names.length)
    for (const name of names) {
      let end = 0
      for (const { atMs, forMs, hz } of patterns[name]) {
        expect(atMs).toBeGreaterThanOrEqual(end)
        expect(hz).toBeGreaterThanOrEqual(150) // the range of IEC 60601-1-8
        expect(hz).toBeLessThanOrEqual(1000)
        end = atMs + forMs
      }
      expect(lengthOf(patterns[name])).toBeLessThan(5_000)
    }
  })
})

it('keeps a High audible at any volume, and nothing else', () => {
  expect(gainOf(0, 'high', 40)).toBeCloseTo(0.16)
  expect(gainOf(0, 'summary-high', 40)).toBeCloseTo(0.16)
  expect(gainOf(100, 'high', 40)).toBe(1)
  expect(gainOf(0, 'medium', 40)).toBe(0)
})
