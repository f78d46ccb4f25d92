import { execFileSync } from 'node:child_process'
import { rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createMatcher, type Matcher } from '#lib/matching/matcher.ts'
import { saveSnapshot } from '#lib/matching/snapshot/store.ts'
import { normaliseMark } from '#lib/reads/mark/normalise.ts'
import { median, threadCpuNs } from './clock.ts'
import { pick, type Random } from './random.ts'
import { ukMark } from './simulated-marks.ts'
import { CAMERA, entriesOf, fresh, passage, passages, ukList } from './traffic.ts'

const LATENCIES = 400_000

/** Times of single reads; the median of five runs' percentiles, so that other programs' turns do not count. */
export function measureLatency(
  matcher: Matcher,
  marks: readonly string[],
  rnd: Random,
): { p50Us: number; p99Us: number } {
  const runs = Array.from({ length: 5 }, () => {
    const sent = passages(LATENCIES / 5, marks, rnd)
    const reads = fresh(sent)
    const times = new Float64Array(reads.length)
    for (let i = 0; i < reads.length; i++) {
      const begun = process.hrtime.bigint()
      matcher.match({ mark: reads[i] as string, confidence: sent[i]?.confidence, capturedAtMs: 0, sourceId: CAMERA })
      times[i] = Number(process.hrtime.bigint() - begun)
    }
    times.sort()
    return { p50: times[times.length >> 1] as number, p99: times[Math.floor(times.length * 0.99)] as number }
  })
  return { p50Us: median(runs.map(({ p50 }) => p50)) / 1000, p99Us: median(runs.map(({ p99 }) => p99)) / 1000 }
}

const START = fileURLToPath(new URL('snapshot-start.ts', import.meta.url))

/**
 * CPU seconds to write the state down, and of a process that starts from what was written until it is ready; the median of
 * three. Not in this process: V8 would mark the benchmark's own five million strings on the snapshot's account (0.2 s).
 */
export async function measureSnapshot(matcher: Matcher): Promise<{ saveS: number; loadS: number; megabytes: number }> {
  const path = join(tmpdir(), `watchdesk-bench-${process.pid}.snapshot`)
  const saves: number[] = []
  const loads: number[] = []
  try {
    for (let round = 0; round < 3; round++) {
      const beforeSave = process.cpuUsage()
      await saveSnapshot(path, matcher.snapshot())
      saves.push(seconds(beforeSave))
      const told = execFileSync(process.execPath, [...process.execArgv, START, path], { encoding: 'utf8' })
      const start = JSON.parse(told) as { seconds: number; entries: number }
      loads.push(start.seconds)
      if (start.entries !== matcher.size) throw new Error('the snapshot lost entries')
    }
    return { saveS: median(saves), loadS: median(loads), megabytes: statSync(path).size / 1e6 }
  } finally {
    rmSync(path, { force: true })
  }
}

const seconds = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** Longest that the matching loop waits while a million entries replace a million: CPU time of its thread in one step. */
export function measureSwap(
  matcher: Matcher,
  marks: readonly string[],
  rnd: Random,
): { worstStepMs: number; seconds: number } {
  const kept = marks.slice(0, Math.floor(marks.length * 0.9))
  const revision = [...kept, ...ukList(marks.length - kept.length, rnd)]
  const before = process.cpuUsage()
  const replacement = matcher.replaceList('bench', entriesOf(revision))
  let worst = 0
  for (let done = false; !done; ) {
    const begun = process.threadCpuUsage()
    done = replacement.step(5)
    const { user, system } = process.threadCpuUsage(begun)
    worst = Math.max(worst, (user + system) / 1000)
    for (let i = 0; i < 20; i++) matcher.match({ mark: normaliseMark(pick(marks, rnd)), capturedAtMs: 0 })
  }
  if (matcher.size !== revision.length) throw new Error('the swap lost entries')
  return { worstStepMs: worst, seconds: seconds(before) }
}

/** Reads a second against partial marks only: of each one or two characters are unknown, of three in ten the last ones. */
export function measurePatterns(count: number, rnd: Random): number {
  const matcher = createMatcher()
  for (let i = 0; i < count; i++) {
    const mark = ukMark(rnd)
    const at = Math.floor(rnd() * (mark.length - 1))
    const pattern = rnd() < 0.3 ? `${mark.slice(0, 5)}*` : `${mark.slice(0, at)}?${mark.slice(at + 1)}`
    matcher.add({ entryId: `pattern-${i}`, listId: 'patterns', mark: pattern })
  }
  const rates: number[] = []
  for (let round = 0; round < 7; round++) {
    const reads = fresh(Array.from({ length: 30_000 }, () => passage(ukMark(rnd), rnd)))
    rates.push(
      1e9 /
        threadCpuNs(reads.length, () => {
          for (const mark of reads) matcher.match({ mark, capturedAtMs: 0 })
        }),
    )
  }
  return median(rates)
}
