import { expect, it } from 'vitest'
import type { SystemHealth } from '#lib/realtime/contract.ts'
import { driftWords, systemWords } from './system-words.ts'

const at = '2026-11-22T21:00:00.000Z'
const feed = (state: SystemHealth['feeds'][number]['state']) => ({
  id: state,
  name: state,
  state,
  lastReceivedAt: at,
  delaySec: 1,
})
const list = (state: SystemHealth['lists'][number]['state']) => ({ id: state, name: state, state, refreshedAt: at })
const well = {
  canary: {
    last: { sentAt: at, receivedAt: at, matchedAt: at, takenAt: at },
    since: at,
    everySec: 60,
    missedAfterSec: 90,
  },
  canaryMissed: false,
  health: { at, feeds: [feed('ok'), feed('never')], lists: [list('fresh')], onOldLists: [], boardsHealed: 0 },
  driftMs: 300,
  healed: 0,
}

it.each([
  ['all in order', {}, 'quiet', 'Feeds and lists in order'],
  ['no canary yet', { canary: null }, 'quiet', 'Waiting for the canary'],
  ['nothing known of feeds', { health: null }, 'quiet', 'Feeds and lists in order'],
  [
    'several things',
    { health: { ...well.health, feeds: [feed('silent'), feed('slow')], lists: [list('old'), list('late')] } },
    'caution',
    '1 feed silent, 1 feed slow, 1 list old, 1 list late',
  ],
  ['a clock that is off', { driftMs: -4_200 }, 'caution', 'clock off'],
  ['the canary, before all else', { canaryMissed: true, driftMs: 9_000 }, 'danger', 'CANARY MISSED'],
] as const)('%s', (_name, change, tone, words) =>
  expect(systemWords({ ...well, ...change } as never)).toEqual({ tone, words }),
)

it.each([
  [2_000, null],
  [-2_000, null],
  [4_200, 'This workstation’s clock is 4 s ahead of the server’s.'],
  [-61_000, 'This workstation’s clock is 61 s behind the server’s.'],
])('a clock off by %d ms', (driftMs, words) => expect(driftWords(driftMs)).toBe(words))
