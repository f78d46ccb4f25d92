import { setTimeout as pause } from 'node:timers/promises'

/**
 * Runs `work` when called, never twice at once; calls during a run cause exactly one more after it, and after a rest of
 * `restMs`. For readers that fetch everything since a cursor, however often they are woken, and for what a client may ask.
 */
export function oneAtATime(
  work: () => Promise<void>,
  onError: (error: unknown) => void,
  restMs = 0,
): () => Promise<void> {
  let running: Promise<void> | undefined
  let again = false
  const run = async () => {
    do {
      again = false
      try {
        await work()
      } catch (error) {
        onError(error)
      }
      if (restMs > 0) await pause(restMs, undefined, { ref: false })
    } while (again)
    running = undefined
  }
  return () => {
    if (running) again = true
    else running = run()
    return running ?? Promise.resolve()
  }
}
