const firstMs = 250
const longestMs = 10_000
const healthyMs = 60_000

/** How long to wait before each restart: doubling from 250 ms to 10 s, from the start again after a minute of health. */
export function createBackoff() {
  let failures = 0
  return {
    /** How many times in a row it died young. */
    get failures() {
      return failures
    },
    /** The wait in ms after a run of `uptimeMs`. */
    next(uptimeMs: number): number {
      failures = uptimeMs >= healthyMs ? 1 : failures + 1
      return Math.min(longestMs, firstMs * 2 ** (failures - 1))
    },
  }
}
