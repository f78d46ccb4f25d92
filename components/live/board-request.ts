/** A burst of lines after a gap asks once. */
const restMs = 2_000

export type BoardRequest = ReturnType<typeof createBoardRequest>

/**
 * Asks for the whole board after gaps: at once, and after a rest again for a gap that no board has filled since. What was
 * asked may be lost with its connection, so whoever connects or polls meanwhile goes on from `since`.
 */
export function createBoardRequest({ ask, onGap }: { ask: () => void; onGap: () => void }) {
  let askedMs = Number.NEGATIVE_INFINITY
  /** The sequence before which something is missing. */
  let gapSeq: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const askNow = () => {
    timer = undefined
    askedMs = Date.now()
    ask()
  }
  const gapAt = (seq: number) => {
    gapSeq = seq
    onGap()
    if (timer !== undefined) return
    const waitMs = askedMs + restMs - Date.now()
    if (waitMs > 0) timer = setTimeout(askNow, waitMs)
    else askNow()
  }
  return {
    /** Something before this sequence is missing. */
    gapAt,
    /** All that is held may be wrong: any board helps. */
    wholly: () => gapAt(0),
    isMissing: (): boolean => gapSeq !== undefined,
    /** A board came: what it holds is missing no longer. */
    cameAsOf(seq: number): void {
      if (gapSeq === undefined || seq < gapSeq) return
      gapSeq = undefined
      clearTimeout(timer)
      timer = undefined
    },
    /** What a board that reached `seq` asks for the lines after; undefined when only the whole board helps it. */
    since: (seq: number): number | undefined => (gapSeq === undefined ? seq : undefined),
    stop: () => clearTimeout(timer),
  }
}
