import { expect, it } from 'vitest'
import { stageOf } from './session-time.ts'

const minute = 60_000
const time = { expiresMs: 720 * minute, idleMs: 30 * minute, askedMs: 0 }

it.each([
  ['just asked', time, 0, 'on'],
  ['more than a minute before the end by silence', time, 29 * minute - 1, 'on'],
  ['a minute before the end by silence', time, 29 * minute, 'ends-idle'],
  ['after 30 minutes of silence', time, 30 * minute, 'over'],
  ['asked meanwhile', { ...time, askedMs: 20 * minute }, 30 * minute, 'on'],
  ['ten minutes before the twelve hours are over', { ...time, askedMs: 710 * minute }, 710 * minute, 'ends-old'],
  ['twelve hours after the sign-in, though it was in use', { ...time, askedMs: 719 * minute }, 720 * minute, 'over'],
] as const)('%s', (_name, given, nowMs, expected) => expect(stageOf(given, nowMs)).toBe(expected))
