export interface PresentedReporter {
  /** Call when an alarm's row was put on the screen (in an effect); later calls for the same alarm do nothing. */
  present(alarmId: string): void
  /** Sends what could not be sent before. */
  flush(): void
}

/**
 * Tells the server which alarms were painted, once each. Effects run before the browser paints, so the report waits for
 * the next frame and the task after it; a hidden window paints nothing and reports nothing until it is seen.
 * `send` answers whether the message went.
 */
export function createPresentedReporter(send: (alarmIds: string[]) => boolean): PresentedReporter {
  const known = new Set<string>()
  const waiting = new Set<string>()
  let asked = false
  const flush = () => {
    asked = false
    if (waiting.size > 0 && send([...waiting])) waiting.clear()
  }
  return {
    present(alarmId) {
      if (known.has(alarmId)) return
      known.add(alarmId)
      waiting.add(alarmId)
      if (asked) return
      asked = true
      requestAnimationFrame(() => setTimeout(flush, 0))
    },
    flush,
  }
}
