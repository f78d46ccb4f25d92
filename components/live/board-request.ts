/** A burst of lines after a gap asks once. */
const restMs = 2_000

/** Asks for the whole board after gaps: at once, and after a rest again for a gap that no board has filled since. */
export function createBoardRequest(ask: () => void) {
  let askedMs = Number.NEGATIVE_INFINITY
  let gapSeq = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const askNow = () => {
    timer = undefined
    askedMs = Date.now()
    ask()
  }
  return {
    /** Something before this sequence is missing. */
    gapAt(seq: number): void {
      gapSeq = seq
      if (timer !== undefined) return
      const waitMs = askedMs + restMs - Date.now()
      if (waitMs > 0) timer = setTimeout(askNow, waitMs)
      else askNow()
    },
    /** A board came: what it holds is missing no longer. */
    cameAsOf(seq: number): void {
      if (seq < gapSeq) return
      clearTimeout(timer)
      timer = undefined
    },
    stop: () => clearTimeout(timer),
  }
}
