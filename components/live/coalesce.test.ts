import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createCoalescer } from './coalesce.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('passes the first at once and the rest of a burst together', () => {
  const flushed: number[][] = []
  const gather = createCoalescer<number>(50, (items) => flushed.push(items))
  gather.add([1])
  expect(flushed).toEqual([[1]])
  gather.add([2])
  gather.add([3, 4])
  expect(flushed).toEqual([[1]])
  vi.advanceTimersByTime(50)
  expect(flushed).toEqual([[1], [2, 3, 4]])
  vi.advanceTimersByTime(200)
  gather.add([5])
  expect(flushed.at(-1)).toEqual([5])
})

it('passes on what waits when asked', () => {
  const flushed: number[][] = []
  const gather = createCoalescer<number>(50, (items) => flushed.push(items))
  gather.flush()
  gather.add([1])
  gather.add([2])
  gather.flush()
  expect(flushed).toEqual([[1], [2]])
  vi.advanceTimersByTime(200)
  expect(flushed).toEqual([[1], [2]])
})
