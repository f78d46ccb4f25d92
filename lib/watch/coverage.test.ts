import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unwatched, type WatchSpan } from './coverage.ts'

const now = 1_000_000
const policy = { gapAfterSec: 15 }
const span = (change: Partial<WatchSpan> = {}): WatchSpan => ({
  areaIds: ['north'],
  untilMs: null,
  breakFromMs: null,
  lastSeenMs: now - 2_000,
  ...change,
})
const ago = (seconds: number) => now - seconds * 1000

describe('unwatched', () => {
  it.each([
    ['a watch that goes on', [span()], []],
    ['nobody ever', [], [{ areaId: 'north', fromMs: now, why: 'nobody' }]],
    ['somebody elsewhere', [span({ areaIds: ['south'] })], [{ areaId: 'north', fromMs: now, why: 'nobody' }]],
    ['logged off 10 s ago: another may be sitting down', [span({ untilMs: ago(10) })], []],
    ['logged off 20 s ago', [span({ untilMs: ago(20) })], [{ areaId: 'north', fromMs: ago(20), why: 'nobody' }]],
    ['silent for 14 s', [span({ lastSeenMs: ago(14) })], []],
    ['silent for 16 s', [span({ lastSeenMs: ago(16) })], [{ areaId: 'north', fromMs: ago(16), why: 'silent' }]],
    ['a break of 20 s', [span({ breakFromMs: ago(20) })], [{ areaId: 'north', fromMs: ago(20), why: 'break' }]],
    [
      'a break, and then silent: the break came first',
      [span({ breakFromMs: ago(60), lastSeenMs: ago(30) })],
      [{ areaId: 'north', fromMs: ago(60), why: 'break' }],
    ],
    ['one silent, one watching', [span({ lastSeenMs: ago(60) }), span()], []],
    [
      'two gone: since the later',
      [span({ untilMs: ago(90) }), span({ lastSeenMs: ago(40) })],
      [{ areaId: 'north', fromMs: ago(40), why: 'silent' }],
    ],
  ])('%s', (_, spans, expected) => {
    expect(unwatched(['north'], spans, now, policy)).toEqual(expected)
  })

  it('another watch never makes an area less watched', () => {
    const anySpan = fc.record({
      areaIds: fc.subarray(['north', 'south', 'west']),
      untilMs: fc.option(fc.integer({ min: 0, max: now })),
      breakFromMs: fc.option(fc.integer({ min: 0, max: now })),
      lastSeenMs: fc.integer({ min: 0, max: now }),
    })
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 5 }), anySpan, (spans, more) => {
        const areas = ['north', 'south', 'west']
        const before = unwatched(areas, spans, now, policy).map(({ areaId }) => areaId)
        const after = unwatched(areas, [...spans, more], now, policy).map(({ areaId }) => areaId)
        expect(after.every((areaId) => before.includes(areaId))).toBe(true)
      }),
    )
  })
})
