/** So many alarms for whom, so long after the raising, it came, was ruled out, or has not come as far as can be seen. */
export interface Step {
  sec: number
  reached: number
  declined: number
  waiting: number
}

/** The time by which a given part of all had it, with its 95 % interval; null is "not reached", never a number. */
export interface Quantile {
  sec: number | null
  low: number | null
  high: number | null
}

/** The share that had it by then, between the ends of its 95 % interval. */
export interface Share {
  sec: number
  share: number
  low: number
  high: number
}

const Z = 1.96 // 95 % (DOMAIN §9)
const ROUNDING = 1e-9 // ten tenths added up are not quite one

/**
 * The share of all that had it by each time at which any had (Aalen–Johansen). Who still waits counts as long as it was
 * watched, and says nothing of later; who was answered otherwise never will have it. Without those it is one less the
 * Kaplan–Meier curve, without anybody waiting the plain share. Intervals by the delta method, on the scale of
 * log(−log(1 − share)), where they stay between 0 and 1.
 */
export function incidenceOf(steps: readonly Step[]): Share[] {
  const shares: Share[] = []
  let watched = steps.reduce((sum, step) => sum + countOf(step), 0)
  let share = 0
  let open = 1 // neither had it nor was answered otherwise
  let low = 0
  // The sums of the variance that do not depend on the time at which it is asked for.
  const sums = { spread: 0, spreadShare: 0, spreadShare2: 0, own: 0, both: 0, bothShare: 0 }
  for (const { sec, reached, declined, waiting } of inOrder(steps)) {
    const gone = reached + declined
    share = Math.min(1, share + (open * reached) / watched) // added up, all are now and then a little more than one
    // When the last ones go no later time asks for this spread, which would be endless.
    const spread = gone === watched ? 0 : gone / (watched * (watched - gone))
    sums.spread += spread
    sums.spreadShare += spread * share
    sums.spreadShare2 += spread * share ** 2
    sums.own += (open ** 2 * (watched - reached) * reached) / watched ** 3
    sums.both += (open * reached) / watched ** 2
    sums.bothShare += (open * reached * share) / watched ** 2
    open *= 1 - gone / watched
    watched -= gone + waiting
    if (reached === 0) continue
    const variance =
      share ** 2 * sums.spread -
      2 * share * sums.spreadShare +
      sums.spreadShare2 +
      sums.own -
      2 * (share * sums.both - sums.bothShare)
    const ends = intervalOf(share, Math.sqrt(Math.max(0, variance)))
    low = Math.max(low, ends.low)
    shares.push({ sec, share, low, high: ends.high })
  }
  return shares
}

/** The first time by which `part` of all had it; its interval is where the ends of the share's interval reach that part. */
export function quantileOf(shares: readonly Share[], part: number): Quantile {
  const first = (end: 'share' | 'low' | 'high') => shares.find((at) => at[end] >= part - ROUNDING)?.sec ?? null
  return { sec: first('share'), low: first('high'), high: first('low') }
}

function intervalOf(share: number, deviation: number): { low: number; high: number } {
  const rest = 1 - share
  // All had it: the scale has no such place, and what was sure before is what is sure.
  if (rest < ROUNDING) return { low: 0, high: 1 }
  const reach = Math.exp((Z * deviation) / (rest * -Math.log(rest)))
  return { low: 1 - rest ** (1 / reach), high: 1 - rest ** reach }
}

/** One step a time, the earliest first. */
function inOrder(steps: readonly Step[]): Step[] {
  const at = new Map<number, Step>()
  for (const step of steps) {
    const sum = at.get(step.sec) ?? { sec: step.sec, reached: 0, declined: 0, waiting: 0 }
    sum.reached += step.reached
    sum.declined += step.declined
    sum.waiting += step.waiting
    at.set(step.sec, sum)
  }
  return [...at.values()].sort((a, b) => a.sec - b.sec)
}

/** How many alarms a step is about. */
export const countOf = ({ reached, declined, waiting }: Step): number => reached + declined + waiting
