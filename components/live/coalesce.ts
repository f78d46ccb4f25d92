/**
 * Gathers what comes in a burst: the first item goes at once, whatever follows within `everyMs` goes together at its end.
 * One arrival is not delayed; fifty a second cost one redraw per `everyMs`.
 */
export function createCoalescer<T>(everyMs: number, flush: (items: T[]) => void) {
  let waiting: T[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const run = () => {
    timer = undefined
    if (waiting.length === 0) return
    const items = waiting
    waiting = []
    timer = setTimeout(run, everyMs)
    flush(items)
  }
  return {
    add(items: readonly T[]) {
      waiting.push(...items)
      if (timer === undefined) run()
    },
    /** Passes on what waits, now. */
    flush() {
      if (timer === undefined) return
      clearTimeout(timer)
      run()
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
      waiting = []
    },
  }
}
