import { expect, it } from 'vitest'
import { latencyOf } from './latency.ts'

const at = (ms: number) => new Date(Date.UTC(2026, 10, 22, 21) + ms).toISOString()
const measured = (captured: number, received: number, matched: number, presented: number | null) => ({
  firstCapturedAt: at(captured),
  receivedAt: at(received),
  matchedAt: at(matched),
  presentedAt: presented === null ? null : at(presented),
})

it.each([
  [
    'every step and the whole',
    measured(0, 800, 804, 1_900),
    'captured → received 0.80 s → matched 4 ms → shown 1.1 s: 1.9 s in all',
  ],
  [
    'not shown yet',
    measured(0, 800, 804, null),
    'captured → received 0.80 s → matched 4 ms → not yet reported as shown',
  ],
  [
    'a camera whose clock is ahead',
    measured(0, -2_000, -1_990, 0),
    'captured → received −2.0 s (two clocks differ) → matched 0.01 s → shown 2.0 s: 0 ms in all',
  ],
])('%s', (_name, alarm, words) => expect(latencyOf(alarm)).toBe(words))
