import { expect, it } from 'vitest'
import { canaryStand } from './canary.ts'

const at = (sec: number) => new Date(Date.UTC(2026, 10, 22, 21, 0, sec)).toISOString()
const ms = (sec: number) => Date.parse(at(sec))
const run = (sec: number) => ({ sentAt: at(sec), receivedAt: at(sec), matchedAt: at(sec), takenAt: at(sec + 1) })
const canary = (last: ReturnType<typeof run> | null, since = 0) => ({
  last,
  since: at(since),
  everySec: 60,
  missedAfterSec: 90,
})

it.each([
  ['nothing heard of it', null, 500, { ageMs: null, missed: false }],
  ['one a moment ago', canary(run(0)), 5, { ageMs: 5_000, endToEndMs: 1_000, missed: false }],
  ['ninety seconds exactly', canary(run(0)), 90, { missed: false }],
  ['longer', canary(run(0)), 91, { missed: true }],
  ['none since the beginning, not yet long', canary(null), 60, { ageMs: null, missed: false }],
  ['none since the beginning', canary(null), 91, { missed: true }],
  ['an old one, the web begun anew', canary(run(0), 600), 650, { ageMs: 650_000, missed: false }],
])('%s', (_name, state, nowSec, expected) => expect(canaryStand(state, ms(nowSec))).toMatchObject(expected))
