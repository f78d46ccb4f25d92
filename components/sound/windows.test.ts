import { expect, it } from 'vitest'
import { playerOf } from './windows.ts'

const others = (...signs: [string, boolean, number][]) => new Map(signs.map(([id, able, atMs]) => [id, { able, atMs }]))

it.each([
  ['alone and able', { id: 'b', able: true }, others(), 'b'],
  ['alone and not able', { id: 'b', able: false }, others(), null],
  ['the lowest of two', { id: 'b', able: true }, others(['a', true, 9_000]), 'a'],
  ['the able one, though higher', { id: 'a', able: false }, others(['b', true, 9_000]), 'b'],
  ['oneself when the other went quiet', { id: 'b', able: true }, others(['a', true, 6_900]), 'b'],
  ['oneself when the other cannot be heard', { id: 'b', able: true }, others(['a', false, 9_900]), 'b'],
])('%s plays', (_name, me, signs, expected) => expect(playerOf(me, signs, 10_000)).toBe(expected))
