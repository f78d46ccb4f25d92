import { normaliseMark } from '#lib/reads/mark/normalise.ts'
import { type CostTable, costTable } from './costs/cost-table.ts'
import { type ListTally, tallyOf } from './entries/list-tally.ts'
import { ListedEntries } from './entries/listed-entries.ts'
import { ListReplacement } from './entries/replacement.ts'
import type { ListedMark, ReadToMatch } from './listed-mark.ts'
import type { Match } from './match.ts'
import { defaultCalibration, type SourceCalibration } from './probability/calibration.ts'
import { ReadDoubt } from './probability/read-doubt.ts'
import { type CandidateCosts, defaultCandidateCosts, ReadHypotheses } from './read-hypotheses.ts'
import { ReadMatching } from './read-matching.ts'
import { restoreSnapshot, type Snapshot, takeSnapshot } from './snapshot/snapshot.ts'
import { AT_ONCE } from './whole-marks.ts'

export type { EntryDetail, EntryScope, ListedMark, ReadToMatch } from './listed-mark.ts'
export type { Match } from './match.ts'

/** A revision being taken in beside the matching; the caller drives it and matches reads between the steps. */
export interface Replacement {
  /** Works for about `budgetMs` (5 unless told); true when all is done, or a later revision has taken its place. */
  step(budgetMs?: number): boolean
  /** Steps to the end at once; for tests and tools that match nothing meanwhile. */
  finish(): void
  /** True once reads match the new entries; what is left is taking the old ones out. */
  readonly swapped: boolean
  readonly accepted: number
  readonly refusedCount: number
  /** The first thousand refusals with their reason. */
  readonly refused: readonly { entryId: string; reason: string }[]
}

export interface Matcher {
  /** Every listed vehicle the read may show, exact ones first, then the likeliest; bounded work whatever it holds. */
  match(read: ReadToMatch): Match[]
  /** The same for many reads, in their order: on a long list a quarter faster than one by one (decision 38). */
  matchAll(reads: readonly ReadToMatch[]): Match[][]
  /** Takes an entry in, in place of one with the same id; the reason when it is refused. */
  add(entry: ListedMark): { refused?: string }
  remove(entryId: string): boolean
  /**
   * The list's old entries match until the step that swaps the new ones in. Where the entries say `undefined` the next one
   * is still on its way, and the step ends.
   */
  replaceList(listId: string, entries: Iterable<ListedMark | undefined>): Replacement
  /** What a source's confidence is worth from now on. */
  calibrate(sourceId: string, calibration: SourceCalibration): void
  /** Everything listed as typed arrays, to be written down for a quick start (`snapshot/store.ts`). */
  snapshot(): Snapshot
  /** How many live entries each list has, with a sum of their ids: to be held against the table they came from. */
  tally(): Map<string, ListTally>
  /** Live entries. */
  readonly size: number
  /** Bytes of the typed arrays. */
  readonly bytes: number
}

export interface MatcherOptions {
  /** Least posterior told where an entry names none. */
  tau?: number
  calibrations?: Readonly<Record<string, SourceCalibration>>
  /** Entries to make room for at once. */
  expected?: number
  costs?: CostTable
  candidateCosts?: CandidateCosts
  /** Milliseconds of a clock that only goes forward; measures the steps of a replacement, nothing else. */
  now?: () => number
}

export const DEFAULT_TAU = 0.001
const defaultCosts = costTable()

/** Empty, or with what a snapshot lists. */
export function createMatcher(options: MatcherOptions = {}, snapshot?: Snapshot): Matcher {
  const {
    tau = DEFAULT_TAU,
    calibrations = {},
    expected = 0,
    costs = defaultCosts,
    candidateCosts = defaultCandidateCosts,
    now = () => performance.now(),
  } = options
  const listed = new ListedEntries(costs, tau, expected)
  if (snapshot) restoreSnapshot(listed, snapshot)
  return matcherOf(listed, { tau, calibrations, costs, candidateCosts, now })
}

function matcherOf(
  listed: ListedEntries,
  { tau, calibrations, costs, candidateCosts, now }: Required<Omit<MatcherOptions, 'expected'>>,
): Matcher {
  const doubts = new Map(Object.entries(calibrations).map(([id, known]) => [id, new ReadDoubt(known, costs)]))
  const usual = new ReadDoubt(defaultCalibration, costs)
  const hypotheses = Array.from({ length: AT_ONCE }, () => new ReadHypotheses(candidateCosts))
  const firstErrors = new Float64Array(AT_ONCE)
  const matching = new ReadMatching(listed, costs, tau)
  const pending = new Map<string, ListReplacement>()

  const removeLive = (entryId: string): boolean => {
    let removed = false
    for (const row of listed.rows.ids.rowsOf(entryId)) {
      if (!listed.revisions.isLive(listed.rows.revision(row))) continue
      listed.removeRow(row)
      removed = true
    }
    return removed
  }

  // Reused, so that a read by itself allocates nothing but its matches.
  const alone: ReadToMatch[] = []
  const answer: Match[][] = []

  // Most reads come from the source of the one before.
  let lastSource: string | undefined
  let lastDoubt = usual
  const doubtOf = (sourceId: string | undefined): ReadDoubt => {
    if (sourceId === lastSource) return lastDoubt
    lastSource = sourceId
    lastDoubt = (sourceId === undefined ? undefined : doubts.get(sourceId)) ?? usual
    return lastDoubt
  }

  /** At most `AT_ONCE` reads from `from` on; how many it were. */
  const matchSome = (reads: readonly ReadToMatch[], from: number, into: Match[][]): number => {
    const count = Math.min(AT_ONCE, reads.length - from)
    for (let i = 0; i < count; i++) {
      const read = reads[from + i] as ReadToMatch
      const taken = hypotheses[i] as ReadHypotheses
      taken.take(read, normaliseMark)
      firstErrors[i] = doubtOf(read.sourceId).firstError(read.confidence, taken.lead)
    }
    matching.match(reads, from, count, hypotheses, firstErrors, into)
    return count
  }

  return {
    match(read) {
      alone[0] = read
      matchSome(alone, 0, answer)
      return answer[0] as Match[]
    },
    matchAll(reads) {
      const matches = new Array<Match[]>(reads.length)
      for (let from = 0; from < reads.length; ) from += matchSome(reads, from, matches)
      return matches
    },
    add(entry) {
      removeLive(entry.entryId)
      for (const [listId, replacement] of pending)
        replacement.touch(entry.entryId, listId === entry.listId ? entry : undefined)
      const refused = listed.insert(entry, listed.revisions.current(entry.listId))
      return refused === undefined ? {} : { refused }
    },
    remove(entryId) {
      for (const replacement of pending.values()) replacement.touch(entryId)
      return removeLive(entryId)
    },
    replaceList(listId, entries) {
      const replacement = new ListReplacement(listed, listId, entries, now)
      pending.get(listId)?.abandon()
      pending.set(listId, replacement)
      return replacement
    },
    calibrate(sourceId, calibration) {
      doubts.set(sourceId, new ReadDoubt(calibration, costs))
      lastSource = undefined
      lastDoubt = usual
    },
    snapshot: () => takeSnapshot(listed),
    tally: () => tallyOf(listed),
    get size() {
      return listed.revisions.liveEntries
    },
    get bytes() {
      return listed.marks.table.bytes + listed.rows.columns.bytes + listed.rows.ids.bytes
    },
  }
}
