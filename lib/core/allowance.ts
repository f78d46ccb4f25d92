/** So many at once, and from then on so many a second. */
export interface Rate {
  burst: number
  perSec: number
}

export interface Allowance {
  /** Takes one for `key` and answers 0, or answers after how many milliseconds there is one; times are of a clock that never goes back. */
  take(key: string, nowMs: number): number
}

/** Keys beyond which those that have all of theirs again are forgotten. */
const keysKept = 1_000

/** Sums of fractions are not exact: nobody waits for what is lost in rounding. */
const roundedMs = 0.01

/**
 * What each key may take of something dear (the generic cell rate algorithm): one number a key, the time at which all of
 * its burst is there again. A refusal costs nothing, so whoever asks in a loop is served at the rate and not shut out.
 */
export function createAllowance({ burst, perSec }: Rate): Allowance {
  const stepMs = 1_000 / perSec
  const wholeAt = new Map<string, number>()
  let forgetAt = keysKept
  return {
    take(key, nowMs) {
      const fromMs = Math.max(wholeAt.get(key) ?? 0, nowMs)
      const waitMs = fromMs - nowMs - (burst - 1) * stepMs
      if (waitMs > roundedMs) return waitMs
      if (wholeAt.size >= forgetAt) {
        for (const [other, atMs] of wholeAt) if (atMs <= nowMs) wholeAt.delete(other)
        forgetAt = Math.max(keysKept, 2 * wholeAt.size) // so that a house of thousands is not looked through each time
      }
      wholeAt.set(key, fromMs + stepMs)
      return 0
    },
  }
}
