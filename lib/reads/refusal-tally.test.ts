import { expect, test } from 'vitest'
import { createRefusalTally, refusalSample } from './refusal-tally.ts'

test('counts by source and code and keeps the newest example', () => {
  const tally = createRefusalTally()
  tally.add('b', 'bad-time', '1', 100)
  tally.add('a', 'bad-time', '2', 200)
  tally.add('b', 'bad-time', '3', 300)
  expect(tally.take()).toEqual([
    { sourceId: 'a', code: 'bad-time', count: 1, firstAtMs: 200, lastAtMs: 200, sample: '2' },
    { sourceId: 'b', code: 'bad-time', count: 2, firstAtMs: 100, lastAtMs: 300, sample: '3' },
  ])
  expect(tally.take()).toEqual([])
})

test('what could not be stored is added to what came since', () => {
  const tally = createRefusalTally()
  tally.add('a', 'c', 'old', 100)
  const taken = tally.take()
  tally.add('a', 'c', 'new', 200)
  tally.restore(taken)
  expect(tally.take()).toEqual([{ sourceId: 'a', code: 'c', count: 2, firstAtMs: 100, lastAtMs: 200, sample: 'new' }])
})

test.each([
  ['text with a NUL', 'a\0b', '{"message":"m","sent":"ab"}'],
  ['an object', { a: '\ud800' }, '{"message":"m","sent":"{\\"a\\":\\"\\\\ud800\\"}"}'],
  ['nothing', undefined, '{"message":"m","sent":""}'],
])('an example of %s is JSON that PostgreSQL takes', (_name, raw, expected) => {
  expect(refusalSample(raw, 'm')).toBe(expected)
})

test('an example is bounded', () => {
  expect(refusalSample({ a: '"'.repeat(1e6) }, 'm'.repeat(1e6)).length).toBeLessThan(2200)
  expect(refusalSample(JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)), 'm')).toContain('too deeply')
})
