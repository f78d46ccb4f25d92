import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { BoardClaim } from '#lib/realtime/contract.ts'
import { attempts, createBoardCheck } from './board-check.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function wire(answers: boolean[]) {
  const asked: BoardClaim[] = []
  let boards = 0
  const check = createBoardCheck({
    claim: () => ({ seq: 7, hash: 'h' }),
    ask: (claim, answer) => {
      asked.push(claim)
      answer(answers.shift() ?? true)
    },
    askForBoard: () => void boards++,
  })
  return { check, asked, boards: () => boards }
}

it('leaves an equal board alone, and looks again after five minutes', () => {
  const { check, asked, boards } = wire([true])
  check.begin()
  vi.advanceTimersByTime(299_000)
  expect(asked.length).toBe(1)
  vi.advanceTimersByTime(2_000)
  expect({ asked: asked.length, boards: boards(), healing: check.takeHealing() }).toEqual({
    asked: 2,
    boards: 0,
    healing: false,
  })
})

it('forgives a board that is ahead for a moment', () => {
  const { check, asked, boards } = wire([false, true])
  check.begin()
  vi.advanceTimersByTime(10_000)
  expect({ asked: asked.map(({ attempt }) => attempt), boards: boards() }).toEqual({ asked: [1, 2], boards: 0 })
})

it('asks for the whole board when it stays different, once', () => {
  const { check, asked, boards } = wire([false, false, false])
  check.begin()
  vi.advanceTimersByTime(10_000)
  expect({ asked: asked.length, boards: boards() }).toEqual({ asked: attempts, boards: 1 })
  expect([check.takeHealing(), check.takeHealing()]).toEqual([true, false])
})
