import { costTable } from '#lib/matching/costs/cost-table.ts'
import { createMatcher, type Matcher } from '#lib/matching/matcher.ts'
import { WholeMarks } from '#lib/matching/whole-marks.ts'
import { normaliseMark } from '#lib/reads/mark/normalise.ts'
import { cpuNs, inTurns } from './clock.ts'
import type { Random } from './random.ts'
import { CAMERA, calibrations, entriesOf, fresh, passages, ukList } from './traffic.ts'

/** Few enough to stay in the cache, as a read does that has just come out of a socket. */
const BATCH = 4000
const ROUNDS = 61

export interface SizeFigures {
  marks: number
  mapNs: number
  exactNs: number
  tolerantNs: number
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
  const batch = () => fresh(passages(BATCH, marks, rnd))
  const times = inTurns(ROUNDS, {
    map: () => {
      const reads = batch()
      return cpuNs(BATCH, () => {
        for (const read of reads) if (map.get(read) !== undefined) found++
      })
    },
    exact: () => {
      const reads = batch()
      return cpuNs(BATCH, () => {
        for (const read of reads) if (index.isListed(read)) found++
      })
    },
    tolerant: () => {
      const sent = passages(BATCH, marks, rnd)
      const confidences = sent.map(({ confidence }) => confidence)
      const reads = fresh(sent)
      return cpuNs(BATCH, () => {
        for (let i = 0; i < BATCH; i++)
          found += matcher.match({
            mark: reads[i] as string,
            confidence: confidences[i],
            capturedAtMs: 0,
            sourceId: CAMERA,
          }).length
      })
    },
  })
  if (found === 0) throw new Error('nothing was found')
  const figures = {
    marks: count,
    mapNs: times.map,
    exactNs: times.exact,
    tolerantNs: times.tolerant,
    bytesPerMark: index.table.bytes / count,
    bytesPerEntry: matcher.bytes / count,
    loadTextMs,
  }
  return { figures, matcher, marks }
}

/** A list as it comes: one mark a line. */
function loadText(index: WholeMarks, text: Buffer): void {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf(10, at)
    index.intern(normaliseMark(text.toString('latin1', at, end)))
    at = end + 1
  }
}
