import { expect, it } from 'vitest'
import { cameraState } from './camera-state.ts'

const at = new Date('2026-11-22T21:00:00Z')
const minutesAgo = (minutes: number) => new Date(at.getTime() - minutes * 60_000)
const fixed = { active: true, kind: 'fixed', lastReadAt: minutesAgo(1), readsInDay: 5000 }

it.each([
  ['read a minute ago', {}, 'working'],
  ['a busy one quiet for 10 min', { lastReadAt: minutesAgo(10) }, 'working'],
  ['a busy one quiet for longer', { lastReadAt: minutesAgo(10.1) }, 'silent'],
  ['a lane with 100 reads a day, quiet for four hours', { readsInDay: 100, lastReadAt: minutesAgo(240) }, 'working'],
  ['the same, for five', { readsInDay: 100, lastReadAt: minutesAgo(300) }, 'silent'],
  ['never read', { lastReadAt: null, readsInDay: 0 }, 'silent'],
  ['not within a day', { lastReadAt: minutesAgo(2000), readsInDay: 0 }, 'silent'],
  ['mobile and not deployed', { kind: 'mobile', lastReadAt: null, readsInDay: 0 }, 'off'],
  ['switched off', { active: false }, 'off'],
])('%s', (_, change, state) => expect(cameraState({ ...fixed, ...change }, at)).toBe(state))
