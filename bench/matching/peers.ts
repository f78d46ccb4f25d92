import { distance } from 'fastest-levenshtein'
import levenshtein from 'liblevenshtein'
import { SymSpell } from 'mnemonist'
import { costTable } from '#lib/matching/costs/cost-table.ts'
import { createMatcher } from '#lib/matching/matcher.ts'
import { WholeMarks } from '#lib/matching/whole-marks.ts'
import { collectGarbage, inTurns, threadCpuNs } from './clock.ts'
import type { Random } from './random.ts'
import { entriesOf, fresh, passages, ukList } from './traffic.ts'

export const PEER_MARKS = 100_000

export interface PeerFigures {
  oursNs: number
  symspellNs: number
  /** Its heap against our index of the same marks; neither holds entry ids. */
  symspellMemory: number
  liblevenshteinNs: number
  bruteNs: number
}

/** Tolerant search of 100,000 marks beside the libraries people use for it, all with one edit. */
export function measurePeers(marks: readonly string[], rnd: Random): PeerFigures {
  const matcher = createMatcher({ expected: marks.length })
  matcher.replaceList('bench', entriesOf(marks)).finish()
  const index = new WholeMarks(costTable(), marks.length)
  for (const mark of marks) index.intern(mark)
  const before = heapAfter()
  const symspell = new SymSpell({ maxDistance: 1, verbosity: 2 })
  for (const mark of marks) symspell.add(mark)
  const symspellBytes = heapAfter() - before
  const automaton = new levenshtein.Builder()
    .dictionary([...marks].sort(), true)
    .algorithm('standard')
    .build()
  let found = 0
  const contender = (count: number, look: (read: string) => number) => () => {
    const reads = fresh(passages(count, marks, rnd))
    return threadCpuNs(count, () => {
      for (const read of reads) found += look(read)
    })
  }
  const times = inTurns(5, {
    ours: () => {
      const reads = fresh(passages(100_000, marks, rnd)).map((mark) => ({ mark, capturedAtMs: 0 }))
      return threadCpuNs(reads.length, () => {
        for (const matches of matcher.matchAll(reads)) found += matches.length
      })
    },
    symspell: contender(20_000, (read) => symspell.search(read).length),
    liblevenshtein: contender(1_000, (read) => automaton.transduce(read, 1).length),
    brute: contender(40, (read) => {
      let near = 0
      for (const mark of marks) if (distance(read, mark) <= 1) near++
      return near
    }),
  })
  if (found === 0) throw new Error('nothing was found')
  return {
    oursNs: times.ours,
    symspellNs: times.symspell,
    symspellMemory: symspellBytes / index.table.bytes,
    liblevenshteinNs: times.liblevenshtein,
    bruteNs: times.brute,
  }
}

export const peerMarks = (rnd: Random): string[] => ukList(PEER_MARKS, rnd)

function heapAfter(): number {
  collectGarbage()
  const { heapUsed } = process.memoryUsage()
  return heapUsed
}
