import { setTimeout as delay } from 'node:timers/promises'

const retryMs = 1000

/**
 * What `work` answers once it does, tried again each second however long the database is away; `failed` is told of each
 * time that it throws. Rejects only when `signal` ends the waiting.
 */
export async function untilItWorks<T>(
  work: () => Promise<T>,
  failed: (message: string) => void,
  signal: AbortSignal,
): Promise<T> {
  for (;;) {
    signal.throwIfAborted()
    try {
      return await work()
    } catch (error) {
      failed((error as Error).message)
      await delay(retryMs, undefined, { signal })
    }
  }
}
