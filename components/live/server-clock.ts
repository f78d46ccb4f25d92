/** One heartbeat: the server's time in it and this machine's time at its arrival, both in milliseconds. */
export interface BeatSample {
  serverMs: number
  localMs: number
}

/** Two minutes of heartbeats at 5 s: long enough to see one without queueing, short enough to follow a drifting clock. */
export const sampleLimit = 24

/**
 * What to add to this machine's clock to get the server's. Delay only ever makes a sample look earlier, so the largest
 * difference is the nearest to the truth.
 */
export const offsetOf = (samples: readonly BeatSample[]): number =>
  samples.length === 0 ? 0 : Math.max(...samples.map(({ serverMs, localMs }) => serverMs - localMs))

export const withSample = (samples: readonly BeatSample[], sample: BeatSample): BeatSample[] =>
  [...samples, sample].slice(-sampleLimit)
