/** CPU time of the process over some work, in nanoseconds for each of `count` pieces: a busy machine does not add to it. */
export function cpuNs(count: number, work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (1000 * (user + system)) / count
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

/** Runs the contenders in turn, `rounds` times and once before for the compiler; the median of each. */
export function inTurns<K extends string>(rounds: number, contenders: Record<K, () => number>): Record<K, number> {
  const names = Object.keys(contenders) as K[]
  const times = new Map(names.map((name) => [name, [] as number[]]))
  for (let round = -1; round < rounds; round++)
    for (const name of round % 2 ? names : names.toReversed()) {
      const ns = contenders[name]()
      if (round >= 0) times.get(name)?.push(ns)
    }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<K, number>
}
