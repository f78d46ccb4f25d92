import { setTimeout as delay, setImmediate } from 'node:timers/promises'

/**
 * After so much work the thread rests: without, 24 instead of 7 matches waited over 20 ms while a million entries came in
 * (bench hotlists, when they were still read on this thread). They take 6 s so.
 */
const workMs = 1
const restMs = 2

/** Lets other work go first, where none is in a hurry: at the start, or on a thread of its own. */
export const nextTurn = () => setImmediate()

/** Lets other work go first after each step, and rests when there was much of it. */
export function breathing(): () => Promise<unknown> {
  let restedAt = performance.now()
  return async () => {
    if (performance.now() - restedAt < workMs) return nextTurn()
    await delay(restMs)
    restedAt = performance.now()
  }
}
