import { type CostTable, FURTHER_ERROR, isDigit } from './costs/cost-table.ts'
import type { ListedEntries } from './entries/listed-entries.ts'
import { LiveEntries } from './entries/live-entries.ts'
import type { AlignedCharacter, MatchExplanation, MatchKind } from './explanation.ts'
import type { FoundMarks } from './found-marks.ts'
import { FoundMatch, type Hypothesis, type MatchedRead } from './found-match.ts'
import type { EntryDetail, ReadToMatch } from './listed-mark.ts'
import type { Match } from './match.ts'
import { alignPattern } from './partial/pattern-alignment.ts'
import { PatternSearch } from './partial/pattern-search.ts'
import type { ReadHypotheses } from './read-hypotheses.ts'
import { PreparedRead } from './tolerance/prepared-read.ts'

/** Matches one read is answered with at most. */
const MOST_MATCHES = 100
const RUNNERS_UP = 3
const NOBODY: MatchExplanation['runnersUp'] = []
/** Of marks that do not pack: about as many vehicles for each possible mark as there are of current UK ones. */
const usualMass = { itself: 0.1, once: 0, twice: 0 }
/** What nearly every read is answered: one array for all of them. */
const NOTHING = Object.freeze<Match[]>([]) as Match[]
/**
 * A whole mark this much less likely than the best one is named as its runner-up and makes no match of its own: on the
 * real pairs that leaves out 45 of 102 false matches in 1,000 reads, and of the true ones none.
 */
const OUTSHONE = 0.01

/** Turns what was found for a read into matches: probabilities, scope, thresholds, reasons. */
export class ReadMatching {
  private readonly listed: ListedEntries
  private readonly live: LiveEntries
  private readonly costs: CostTable
  private readonly tau: number
  private readonly patternSearch: PatternSearch
  /** Keeps loads made ahead from being left out as useless. */
  protected fetched = 0

  constructor(listed: ListedEntries, costs: CostTable, tau: number) {
    this.listed = listed
    this.live = new LiveEntries(listed)
    this.costs = costs
    this.tau = tau
    this.patternSearch = new PatternSearch(listed.patterns)
  }

  /** Writes the matches of `count` reads from `from` on to the same places of `into`; their hypotheses and first errors are counted from 0. */
  match(
    reads: readonly ReadToMatch[],
    from: number,
    count: number,
    hypotheses: readonly ReadHypotheses[],
    firstErrors: Float64Array,
    into: Match[][],
  ): void {
    const { marks, leastTau, byText } = this.listed
    const found = marks.find(hypotheses, count, firstErrors, leastTau)
    if (count > 1) this.fetch(found)
    const byMarkAlone = byText.size === 0
    for (let i = 0; i < count; i++)
      into[from + i] =
        found.from[i] === found.to[i] && byMarkAlone
          ? NOTHING
          : this.weigh(reads[from + i] as ReadToMatch, hypotheses[i] as ReadHypotheses, firstErrors[i] as number, i)
  }

  /** Loads the entries of the marks found without waiting for one after another: on a long list each misses the cache. */
  private fetch(found: FoundMarks): void {
    const { marks, rows } = this.listed
    let fetched = 0
    for (let at = 0; at < found.count; at++) {
      const entry = marks.table.first(found.rows[at] as number)
      fetched ^= rows.revision(entry) ^ rows.ids.words.get(entry)
    }
    this.fetched = fetched
  }

  private weigh(read: ReadToMatch, hypotheses: ReadHypotheses, firstError: number, place: number): Match[] {
    const { patterns, byText, leastTau } = this.listed
    const all: Hypothesis[] = []
    const known = hypotheses.packs ? hypotheses : undefined
    const { from, to } = this.listed.marks.found
    if (from[place] !== to[place]) this.weighWhole(all, read.mark, place)
    else if (!known && byText.has(read.mark)) {
      const rows = this.live.ofText(read.mark)
      if (rows.length > 0)
        all.push({ kind: 'exact', posterior: 0.99, fit: 0.99, rank: 0, markRow: 0, mark: read.mark, rows })
    }
    const fitting = patterns.size > 0 ? this.patternSearch.find(read.mark, firstError, leastTau) : undefined
    if (fitting) this.weighPatterns(all, fitting, known, firstError)
    return all.length === 0 ? NOTHING : this.tell(all, read)
  }

  /** Adds those of the read's marks that are as probable as any entry asks for. */
  private weighWhole(all: Hypothesis[], readMark: string, place: number): void {
    const { marks, leastTau } = this.listed
    const { rows, costs: weights, errors, ranks, from, to, unlistedItself, unlistedMisread } = marks.found
    const end = to[place] as number
    let listed = 0
    let exact = false
    for (let at = from[place] as number; at < end; at++) {
      const weight = this.live.hold(rows[at] as number) ? Math.exp(-(weights[at] as number)) : 0
      weights[at] = weight
      listed += weight
      if (weight > 0 && errors[at] === 0) exact = true
    }
    // A listed mark exists: when the read is one, no unlisted vehicle of that mark has to be reckoned with.
    const total = listed + (exact ? 0 : (unlistedItself[place] as number)) + (unlistedMisread[place] as number)
    for (let at = from[place] as number; at < end; at++) {
      const posterior = Math.min(1, (weights[at] as number) / total)
      if (posterior < leastTau) continue
      const isRead = errors[at] === 0
      all.push({
        kind: isRead ? 'exact' : 'tolerant',
        posterior,
        fit: posterior,
        rank: ranks[at] as number,
        markRow: rows[at] as number,
        mark: isRead ? readMark : undefined,
        rows: undefined,
      })
    }
  }

  private weighPatterns(
    all: Hypothesis[],
    fitting: ReadonlyMap<string, number>,
    read: ReadHypotheses | undefined,
    firstError: number,
  ): void {
    const { mass } = this.listed.marks
    if (read) mass.weigh(read.mark, firstError, FURTHER_ERROR)
    const { itself, once, twice } = read ? mass : usualMass
    const right = itself / (itself + once + twice)
    const { codes, length } = this.patternSearch
    for (const [pattern, cost] of fitting) {
      const rows = this.live.ofText(pattern)
      if (rows.length === 0) continue
      const fit = Math.exp(-cost) * (cost === 0 ? Math.max(right, 0.5) : 1)
      const posterior = fit / (1 + vehiclesThatFit(pattern, codes.subarray(0, length), itself))
      all.push({ kind: 'partial', posterior, fit, rank: 0, markRow: 0, mark: pattern, rows })
    }
  }

  private tell(all: Hypothesis[], read: ReadToMatch): Match[] {
    sortByRank(all)
    const { rows } = this.listed
    let matches = NOTHING
    let best = 0
    for (const { kind, posterior } of all) if (kind !== 'partial' && posterior > best) best = posterior
    for (const hypothesis of all) {
      if (hypothesis.kind === 'tolerant' && hypothesis.posterior < OUTSHONE * best) continue
      let matched: MatchedRead | undefined
      for (const row of this.rowsOf(hypothesis)) {
        const detail = rows.detail(row)
        if (hypothesis.fit < (detail?.tau ?? this.tau) || !this.live.concerns(row, read)) continue
        matched ??= { mark: read.mark, runnersUp: this.runnersUp(all, hypothesis, read), align: this.align }
        const match = this.toMatch(row, hypothesis, detail, matched)
        if (matches === NOTHING) matches = [match]
        else matches.push(match)
        if (matches.length === MOST_MATCHES) return matches
      }
    }
    return matches
  }

  private toMatch(row: number, hypothesis: Hypothesis, detail: EntryDetail | undefined, read: MatchedRead): Match {
    const { rows, revisions } = this.listed
    const mark = this.textOf(hypothesis)
    return new FoundMatch(rows.ids.idOf(row), revisions.listId(rows.revision(row)), mark, hypothesis, detail, read)
  }

  private readonly align = (readMark: string, mark: string, kind: MatchKind): AlignedCharacter[] => {
    const read = new PreparedRead()
    const entry = new PreparedRead()
    if (kind === 'partial') return alignPattern(readMark, mark, this.costs)
    if (!read.read(readMark) || !entry.read(mark))
      return Array.from(readMark, (character) => ({ read: character, entry: character, state: 'same' }))
    const { alignment } = this.listed.marks
    alignment.between(read.codes, read.length, entry.codes, entry.length, read.doubt)
    return alignment.characters(read.codes, read.length, entry.codes, entry.length)
  }

  /**
   * Restricted entries are never named, as whoever sees the match may not be cleared for them, nor those that this read
   * cannot match: of other forces, out of their hours, or past their weed date.
   */
  private runnersUp(all: readonly Hypothesis[], than: Hypothesis, read: ReadToMatch): MatchExplanation['runnersUp'] {
    if (all.length === 1) return NOBODY
    const list: MatchExplanation['runnersUp'] = []
    for (const other of all) {
      if (other === than) continue
      const open = this.rowsOf(other).find(
        (row) => this.listed.rows.detail(row)?.restricted !== true && this.live.concerns(row, read),
      )
      if (open === undefined) continue
      list.push({ entryId: this.listed.rows.ids.idOf(open), mark: this.textOf(other), posterior: other.posterior })
      if (list.length === RUNNERS_UP) break
    }
    return list
  }

  private textOf(hypothesis: Hypothesis): string {
    hypothesis.mark ??= this.listed.marks.textOf(hypothesis.markRow)
    return hypothesis.mark
  }

  private rowsOf(hypothesis: Hypothesis): readonly number[] {
    hypothesis.rows ??= this.live.ofMark(hypothesis.markRow)
    return hypothesis.rows
  }
}

/** Exact beats tolerant, whole beats partial. Two are the most there are but for crowded neighbourhoods. */
function sortByRank(all: Hypothesis[]): void {
  if (all.length > 2) all.sort(byRank)
  else if (all.length === 2 && byRank(all[0] as Hypothesis, all[1] as Hypothesis) > 0) all.reverse()
}

const byRank = (a: Hypothesis, b: Hypothesis): number => order(a) - order(b) || b.posterior - a.posterior
const order = ({ kind }: Hypothesis): number => (kind === 'exact' ? 0 : 1)

/** Vehicles about that fit the pattern the way this read does: every wildcard may stand for others of its class. */
function vehiclesThatFit(pattern: string, codes: Uint8Array, density: number): number {
  const legible = pattern.replace(/[?*]/g, '').length
  let open = Math.max(0, codes.length - legible)
  let vehicles = density
  for (let i = codes.length - 1; i >= 0 && open > 0; i--, open--) vehicles *= isDigit(codes[i] as number) ? 8 : 23
  return vehicles
}
