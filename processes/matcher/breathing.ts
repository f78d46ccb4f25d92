import { setTimeout as delay, setImmediate } from 'node:timers/promises'

/** After so much work the thread rests: a list of a million takes 6 s, 5 with half the rest and then more reads wait (bench hotlists). */
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
