import { describe, expect, it } from 'vitest'
import { createAllowance } from '../core/allowance.ts'
import { type AllowanceName, rates } from './allowances.ts'

/** How many of what is asked at these times are refused. */
function refused(name: AllowanceName, timesMs: readonly number[]): number {
  const allowance = createAllowance(rates[name])
  return timesMs.toSorted((a, b) => a - b).filter((atMs) => allowance.take('ann', atMs) > 0).length
}
const hourMs = 3_600_000
/** So many windows, all begun in the same second, that each ask every so often for an hour. */
const windows = (count: number, everyMs: number) =>
  Array.from({ length: count }, (_, window) =>
    Array.from({ length: hourMs / everyMs }, (_, turn) => window * 80 + turn * everyMs),
  ).flat()
const burst = (count: number, gapMs: number) => Array.from({ length: count }, (_, n) => n * gapMs)

describe('a desk that is worked at is never refused', () => {
  it.each([
    ['a dozen windows that poll', 'poll', windows(12, 4_000)],
    [
      'a dozen windows that all need the whole board at once, and again after a rest of the server',
      'board',
      [...burst(12, 0), ...burst(12, 0).map((ms) => ms + 2_000), ...burst(12, 0).map((ms) => ms + 4_000)],
    ],
    ['a dozen windows that are compared every five minutes', 'board', windows(12, 300_000)],
    ['J held down for ten seconds', 'look', burst(300, 33)],
    ['a dozen windows with the lists, watch, units and cameras', 'look', windows(12, 1_000)],
    ['somebody who types for a minute', 'search', burst(350, 170)],
    ['a dozen windows whose sockets come and go', 'socket', windows(12, 3_000)],
    ['every report once', 'file', burst(8, 500)],
  ] as const)('%s', (_, name, timesMs) => expect(refused(name, timesMs)).toBe(0))
})

describe('a loop is', () => {
  it.each(Object.keys(rates) as AllowanceName[])('of %s', (name) => {
    const timesMs = burst(60_000 / 5, 5)
    const { burst: most, perSec } = rates[name]
    expect(timesMs.length - refused(name, timesMs)).toBeLessThanOrEqual(most + 60 * perSec)
  })
})
