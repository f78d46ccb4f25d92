import { describe, expect, it } from 'vitest'
import { type Annunciator, begin, call, next, quiet, silence } from './annunciator.ts'
import type { Urgency } from './calls.ts'

type Step =
  | { at: number; calls: Urgency[] }
  | { at: number; silence: true }
  | { at: number; highWaits?: boolean; fault?: boolean }

/** Plays a history at 100 ms a step until `untilMs`; what was heard, as `seconds name`. */
function heard(steps: readonly Step[], untilMs: number, start: Annunciator = quiet): string[] {
  let state = start
  let highWaits = false
  let fault = false
  const found: string[] = []
  for (let nowMs = 0; nowMs <= untilMs; nowMs += 100) {
    for (const step of steps.filter(({ at }) => at === nowMs)) {
      if ('calls' in step) state = call(state, step.calls, nowMs)
      else if ('silence' in step) state = silence(state, nowMs)
      else {
        highWaits = step.highWaits ?? highWaits
        fault = step.fault ?? fault
      }
    }
    const turn = next(state, { nowMs, highWaits, fault })
    state = turn.state
    if (turn.play) found.push(`${nowMs / 1000} ${turn.play}`)
  }
  return found
}

describe('what is heard', () => {
  it('a call at once, the most urgent first, one after the other', () => {
    expect(heard([{ at: 0, calls: ['low', 'medium', 'high'] }], 9_000)).toEqual(['0 high', '3.5 medium', '4.7 low'])
  })

  it('a High again every 30 s until it is acknowledged', () => {
    const steps: Step[] = [
      { at: 0, calls: ['high'] },
      { at: 0, highWaits: true },
      { at: 70_000, highWaits: false },
    ]
    expect(heard(steps, 100_000)).toEqual(['0 high', '30 high', '60 high'])
  })

  it('more than three in five seconds as one summary, and no summary sooner than five seconds after it', () => {
    const burst: Urgency[] = ['low', 'low', 'medium', 'low']
    expect(heard([{ at: 0, calls: burst }], 20_000)).toEqual(['0 summary'])
    const flood = Array.from({ length: 40 }, (_, n): Step => ({ at: n * 500, calls: ['low'] }))
    const told = heard(flood, 30_000)
    expect(told.slice(0, 3)).toEqual(['0 low', '0.6 low', '1.2 low'])
    expect(told.filter((one) => one.endsWith('summary')).length).toBeGreaterThanOrEqual(3)
    expect(told.length).toBeLessThan(10)
  })

  it('a High within a burst without waiting for the next summary', () => {
    const steps: Step[] = [
      { at: 0, calls: ['low', 'low', 'low', 'low'] },
      { at: 2_000, calls: ['high'] },
    ]
    expect(heard(steps, 20_000)).toEqual(['0 summary', '2 summary-high'])
  })

  it('twenty at once after a cut wire as one, with the High among them told', () => {
    const calls: Urgency[] = [...Array<Urgency>(19).fill('low'), 'high']
    expect(heard([{ at: 0, calls }], 20_000)).toEqual(['0 summary-high'])
  })

  it('nothing for 30 s once silenced, then the High that still waits', () => {
    const steps: Step[] = [
      { at: 0, calls: ['high'] },
      { at: 0, highWaits: true },
      { at: 5_000, silence: true },
      { at: 20_000, calls: ['medium', 'low'] },
    ]
    expect(heard(steps, 40_000)).toEqual(['0 high', '35 high'])
  })

  it('a new High although silenced: silencing is not acknowledging', () => {
    const steps: Step[] = [
      { at: 0, silence: true },
      { at: 10_000, calls: ['high'] },
      { at: 15_000, calls: ['low'] },
    ]
    expect(heard(steps, 20_000)).toEqual(['10 high', '15 low'])
  })

  it('a system fault at its beginning, every minute while it lasts, and at once when it comes back', () => {
    const steps: Step[] = [
      { at: 0, fault: true },
      { at: 70_000, fault: false },
      { at: 80_000, fault: true },
    ]
    expect(heard(steps, 90_000)).toEqual(['0 fault', '60 fault', '80 fault'])
  })

  it('a waiting High at once in the window that begins to play', () => {
    const silent = heard([{ at: 0, highWaits: true }], 10_000, { ...quiet, lastHighMs: -10_000 })
    expect(silent).toEqual([])
    expect(heard([{ at: 0, highWaits: true }], 10_000, begin({ ...quiet, lastHighMs: -10_000 }))).toEqual(['0 high'])
  })
})
