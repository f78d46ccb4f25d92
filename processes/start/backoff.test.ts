import { expect, test } from 'vitest'
import { createBackoff } from './backoff.ts'

test('waits double from 250 ms to 10 s, and begin again after a minute of health', () => {
  const backoff = createBackoff()
  const waits = [10, 10, 10, 10, 10, 10, 10, 10].map((uptimeMs) => backoff.next(uptimeMs))
  expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000])
  expect(backoff.failures).toBe(8)
  expect(backoff.next(60_000)).toBe(250)
  expect(backoff.failures).toBe(1)
})
