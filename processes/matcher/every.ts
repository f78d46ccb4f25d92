import type { Logger } from 'pino'

export interface Rhythm {
  stop(): void
}

/** Runs `task` now and then every `ms`, never twice at once; after a failure again within a minute. */
export function every(ms: number, name: string, task: () => unknown, log: Logger): Rhythm {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const run = async () => {
    let wait = ms
    try {
      await task()
    } catch (error) {
      wait = Math.min(ms, 60_000)
      log.warn({ task: name, error: (error as Error).message }, 'not done, tried again')
    }
    if (!stopped) timer = setTimeout(run, wait)
  }
  void run()
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
