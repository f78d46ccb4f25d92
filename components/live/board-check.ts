import type { BoardClaim } from '#lib/realtime/contract.ts'

/** An act's answer can be ahead of its line in the log: a board is called wrong only when it stays so this often. */
export const attempts = 3
const againAfterMs = 1_000
/** Also without a reconnect, a board is compared this often. */
const everyMs = 300_000

export interface BoardCheck {
  /** Everything has been replayed: compare. */
  begin(): void
  /** Whether the board that comes now was asked for because this one was wrong. */
  takeHealing(): boolean
  stop(): void
}

/** Compares this screen's board with the server's after every reconnect, and asks for the server's when they differ. */
export function createBoardCheck(wire: {
  claim: () => { seq: number; hash: string }
  ask: (claim: BoardClaim, answer: (same: boolean) => void) => void
  askForBoard: () => void
}): BoardCheck {
  let timer: ReturnType<typeof setTimeout> | undefined
  let healing = false
  const later = (ms: number, attempt: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => compare(attempt), ms)
  }
  function compare(attempt: number): void {
    later(everyMs, 1)
    wire.ask({ ...wire.claim(), attempt }, (same) => {
      if (same) return
      if (attempt < attempts) return later(againAfterMs, attempt + 1)
      healing = true
      wire.askForBoard()
    })
  }
  return {
    begin: () => compare(1),
    takeHealing() {
      const asked = healing
      healing = false
      return asked
    },
    stop() {
      clearTimeout(timer)
      healing = false
    },
  }
}
