import { setTimeout as delay } from 'node:timers/promises'
import { createBackoff } from './backoff.ts'
import { say, sentenceFor } from './say.ts'

/** One run of a program; `exited` tells how it ended, e.g. `signal SIGKILL`. */
export type Run = { pid: number; exited: Promise<string>; stop: () => Promise<void> }

export type Supervised = {
  name: string
  /** How often in a row it died before a minute of health, and how it last did. */
  readonly failures: number
  readonly lastEnd: string | undefined
  stop: () => Promise<void>
}

/** Launches a program and again whenever it dies, saying so, until stopped. The first launch's failure is thrown. */
export async function supervise(
  name: string,
  launch: () => Promise<Run>,
  onPid: (pid: number | undefined) => void,
): Promise<Supervised> {
  const backoff = createBackoff()
  const stopped = new AbortController()
  let run = await launch()
  let launchedAt = performance.now()
  let lastEnd: string | undefined
  onPid(run.pid)

  const watch = async () => {
    for (;;) {
      lastEnd = await run.exited
      onPid(undefined)
      for (let up = false; !up; ) {
        if (stopped.signal.aborted) return
        const waitMs = backoff.next(performance.now() - launchedAt)
        say(`${name} stopped (${lastEnd}): starting it again in ${waitMs / 1000} s`)
        await delay(waitMs, undefined, { signal: stopped.signal }).catch(() => {})
        if (stopped.signal.aborted) return
        launchedAt = performance.now()
        try {
          run = await launch()
          up = true
        } catch (error) {
          lastEnd = sentenceFor(error)
        }
      }
      onPid(run.pid)
      say(`${name} runs again (process ${run.pid})`)
      if (stopped.signal.aborted) await run.stop()
    }
  }
  const watching = watch()

  return {
    name,
    get failures() {
      return backoff.failures
    },
    get lastEnd() {
      return lastEnd
    },
    async stop() {
      stopped.abort()
      await run.stop()
      await watching
    },
  }
}
