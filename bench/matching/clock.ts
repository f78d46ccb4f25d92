import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** CPU time of the process over some work, in nanoseconds for each of `count` pieces: a busy machine does not add to it. */
export function cpuNs(count: number, work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (1000 * (user + system)) / count
}

/**
 * The same of this thread alone, without V8's helpers, which mark what benchmarks before left behind; for work of 100 ms
 * and more, because the kernel brings a thread's time up to date every few milliseconds only.
 */
export function threadCpuNs(count: number, work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (1000 * (user + system)) / count
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** What the benchmarks before left behind goes in several rounds. */
export function collectGarbage(): void {
  for (let round = 0; round < 4; round++) collect()
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

/** Runs the contenders in turn, `warmUp` times for the compiler and then `rounds` times that count; the median of each. */
export function inTurns<K extends string>(
  rounds: number,
  contenders: Record<K, () => number>,
  warmUp = 1,
): Record<K, number> {
  const names = Object.keys(contenders) as K[]
  const times = new Map(names.map((name) => [name, [] as number[]]))
  for (let round = -warmUp; round < rounds; round++)
    for (const name of round % 2 ? names : names.toReversed()) {
      const ns = contenders[name]()
      if (round >= 0) times.get(name)?.push(ns)
    }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<K, number>
}
