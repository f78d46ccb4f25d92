import { costTable } from '#lib/matching/costs/cost-table.ts'
import { ExactSearch } from '#lib/matching/exact-search.ts'
import { createMatcher, type Matcher } from '#lib/matching/matcher.ts'
import { WholeMarks } from '#lib/matching/whole-marks.ts'
import { normaliseMark } from '#lib/reads/mark/normalise.ts'
import { cpuNs, inTurns, median } from './clock.ts'
import type { Random } from './random.ts'
import { calibrations, entriesOf, fresh, type Passage, passages, readsToMatch, ukList } from './traffic.ts'

/** Few enough to stay in the cache, as a read does that has just come out of a socket. */
const BATCH = 4000
const ROUNDS = 61
/**
 * Rounds that do not count: a matcher runs for months, and the first 200,000 reads after a list has been taken in are a
 * third slower, while V8 compiles what it has learnt and marks the new heap on its other threads.
 */
const WARM_UP = 60
/** Marks whose places in the index are brought near together. */
const LINES = 64
/** Batches one after another in the second look: a contender finds its own index in the cache, and not its peers'. */
const IN_A_ROW = 8
const ROUNDS_IN_A_ROW = 9

export interface SizeFigures {
  marks: number
  mapNs: number
  exactNs: number
  tolerantNs: number
  /** The same, eight batches in a row. */
  mapInARowNs: number
  tolerantInARowNs: number
  bytesPerMark: number
  bytesPerEntry: number
  loadTextMs: number
}

/** Exact and tolerant search of a list of this size beside a `Map` of strings; the matcher is handed on. */
export function measureSize(count: number, rnd: Random): { figures: SizeFigures; matcher: Matcher; marks: string[] } {
  const marks = ukList(count, rnd)
  const text = Buffer.from(`${marks.join('\n')}\n`, 'latin1')
  const index = new WholeMarks(costTable(), Math.ceil(text.length / 8))
  const loadTextMs = cpuNs(1, () => loadText(index, text)) / 1e6
  const matcher = createMatcher({ expected: count, calibrations })
  matcher.replaceList('bench', entriesOf(marks)).finish()
  const map = new Map(marks.map((mark, i) => [mark, i]))
  let found = 0
  const contender =
    <R>(readsOf: (sent: readonly Passage[]) => R[], look: (reads: readonly R[]) => number) =>
    (batches: number) =>
    () => {
      const ns = Array.from({ length: batches }, () => {
        const reads = readsOf(passages(BATCH, marks, rnd))
        return cpuNs(BATCH, () => {
          found += look(reads)
        })
      })
      return median(ns)
    }
  const exactMap = contender(fresh, (reads) => {
    let known = 0
    for (const read of reads) if (map.get(read) !== undefined) known++
    return known
  })
  const search = new ExactSearch(index.table)
  const listed = new Uint8Array(BATCH)
  const exact = contender(fresh, (reads) => search.among(reads, listed))
  const tolerant = contender(readsToMatch, (reads) => {
    let told = 0
    for (const matches of matcher.matchAll(reads)) told += matches.length
    return told
  })
  const times = inTurns(ROUNDS, { map: exactMap(1), exact: exact(1), tolerant: tolerant(1) }, WARM_UP)
  const inARow = inTurns(ROUNDS_IN_A_ROW, { map: exactMap(IN_A_ROW), tolerant: tolerant(IN_A_ROW) })
  if (found === 0) throw new Error('nothing was found')
  const figures = {
    marks: count,
    mapNs: times.map,
    exactNs: times.exact,
    tolerantNs: times.tolerant,
    mapInARowNs: inARow.map,
    tolerantInARowNs: inARow.tolerant,
    bytesPerMark: index.table.bytes / count,
    bytesPerEntry: matcher.bytes / count,
    loadTextMs,
  }
  return { figures, matcher, marks }
}

/** A list as it comes: one mark a line. */
function loadText(index: WholeMarks, text: Buffer): void {
  const marks: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf(10, at)
    marks.push(normaliseMark(text.toString('latin1', at, end)))
    at = end + 1
    if (marks.length < LINES && at < text.length) continue
    index.expect(marks)
    for (const mark of marks) index.intern(mark)
    marks.length = 0
  }
}
