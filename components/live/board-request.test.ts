import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createBoardRequest } from './board-request.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function requests() {
  let asked = 0
  let gaps = 0
  return {
    board: createBoardRequest({ ask: () => void asked++, onGap: () => void gaps++ }),
    asked: () => asked,
    gaps: () => gaps,
  }
}

it('asks at once for the board of a gap, and once for many lines of it', () => {
  const { board, asked } = requests()
  board.gapAt(10)
  board.gapAt(11)
  expect(asked()).toBe(1)
  board.cameAsOf(11)
  vi.advanceTimersByTime(60_000)
  expect(asked()).toBe(1)
})

it('asks for the board of a gap that the last one does not fill, as soon as it may', () => {
  const { board, asked } = requests()
  board.gapAt(10)
  board.cameAsOf(10)
  board.gapAt(11)
  vi.advanceTimersByTime(1_900)
  expect(asked()).toBe(1)
  vi.advanceTimersByTime(200)
  expect(asked()).toBe(2)
})

it('goes on from nowhere while something is missing, so that a lost answer is made good by the next connection', () => {
  const { board } = requests()
  expect(board.since(9)).toBe(9)
  board.gapAt(11)
  board.cameAsOf(10)
  expect(board.since(11)).toBeUndefined()
  board.cameAsOf(11)
  expect(board.since(12)).toBe(12)
})

it('says that something is missing until a board fills it, whichever one when all may be wrong', () => {
  const { board, gaps } = requests()
  board.gapAt(11)
  board.cameAsOf(10)
  expect([gaps(), board.isMissing()]).toEqual([1, true])
  board.wholly()
  expect([gaps(), board.isMissing(), board.since(11)]).toEqual([2, true, undefined])
  board.cameAsOf(3)
  expect(board.isMissing()).toBe(false)
})
