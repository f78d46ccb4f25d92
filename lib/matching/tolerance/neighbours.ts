import { passes } from '../index/bloom.ts'
import type { FoldShapes } from '../index/fold-shapes.ts'
import type { MarkTable } from '../index/mark-table.ts'
import { zobrist } from '../index/zobrist.ts'
import { boundOf, type EditLists, lossList, substitutionList } from './edit-lists.ts'
import type { PreparedRead } from './prepared-read.ts'
import { INVENTED, LISTED, LOST, SearchPlans, SUBSTITUTED } from './search-plan.ts'

/** Hashes written down before they are looked up together, and room for what comes at once: two sets of 27 in all pairs. */
const HASHES = 1024
const ROOM = 1024
/** Rows one search may find: bounds what a read of a crowded neighbourhood costs. */
const MOST_ROWS = 256

/**
 * Looks up the neighbours of reads in the mark table. Everything within a budget is looked up and nothing beyond it, so
 * whatever is looked up is likelier than whatever is not. A neighbour costs one XOR and one load, as long as the filter
 * knows it is not listed. The methods write hashes down; `lookUp` then fills `rows`. Several searches are written down one
 * after another (`next`) and looked up together, so that loads that miss the cache wait beside each other.
 * Budgets are in steps (`edit-lists.ts`).
 */
export class Neighbours {
  /** Rows of the mark table found, search by search, perhaps more than once; `count` of them. */
  readonly rows: Int32Array
  /** By place in `rows`: the search that found it, counted from 0. */
  readonly searches: Uint16Array
  count = 0
  /** Neighbours looked up since `begin`. */
  probes = 0
  readonly lists: EditLists
  /** Hashes written down, `written` of them; who writes calls `lookUp` when `isFull`. */
  readonly hashes = new Int32Array(HASHES + ROOM)
  written = 0
  readonly plans: SearchPlans
  private readonly table: MarkTable
  /** Rows one search may find. */
  readonly mostRows: number
  private search = 0
  /** The first search with hashes that have not been looked up. */
  private waiting = 0
  /** By search: where its hashes end. */
  private readonly ends: Int32Array
  /** Places in `hashes` of those that the filter let through. */
  private readonly passedAt = new Uint16Array(HASHES + ROOM)
  /** The search whose rows came last, and where its room in `rows` ends. */
  private collecting = -1
  private roomEnds = 0
  /** Keeps loads made ahead from being left out as useless. */
  protected fetched = 0

  constructor(table: MarkTable, shapes: FoldShapes, lists: EditLists, mostSearches = 1, mostRows = MOST_ROWS) {
    this.table = table
    this.lists = lists
    this.plans = new SearchPlans(shapes, lists)
    this.mostRows = mostRows
    this.rows = new Int32Array(mostSearches * mostRows)
    this.searches = new Uint16Array(mostSearches * mostRows)
    this.ends = new Int32Array(mostSearches + 1)
  }

  /** Forgets everything and starts the first search. */
  begin(): void {
    this.count = 0
    this.probes = 0
    this.written = 0
    this.search = 0
    this.waiting = 0
    this.collecting = -1
  }

  /** Ends a search: what is written from here on belongs to the next. */
  next(): void {
    this.ends[this.search++] = this.written
  }

  planOf(read: PreparedRead): number {
    return this.plans.of(read.foldShape, read.length)
  }

  /** The read as it is, up to look-alikes; written down in any case, and counted when its shape is listed. */
  same(read: PreparedRead, plan: number): void {
    this.hashes[this.written] = read.hash
    this.written += this.plans.words[plan + LISTED] as number
  }

  /** Everything one error away that costs at most `budget`. */
  singles(read: PreparedRead, plan: number, budget: number): void {
    const { words } = this.plans
    this.substituted(read, words[plan + SUBSTITUTED] as number, budget)
    if (words[plan + LOST] !== 0) this.lost(read, words[plan + LOST] as number, budget)
    if (words[plan + INVENTED] !== 0) this.invented(read, words[plan + INVENTED] as number, budget)
  }

  substituted(read: PreparedRead, kinds: number, budget: number): void {
    const { substitutions } = this.lists
    const { codes, doubtSteps, hash: own, isDoubted } = read
    const { hashes } = this
    let next = this.written
    let bound = boundOf(budget)
    for (let i = 0, rest = kinds; rest !== 0; i++, rest >>>= 3) {
      const code = codes[i] as number
      const place = i << 6
      const base = own ^ (zobrist[place | code] as number)
      if (isDoubted) bound = boundOf(budget - (doubtSteps[i] as number))
      let at = substitutionList(rest & 7, code)
      // Two are written whether they count or not: how many do is anybody's guess, and guessing wrong costs more.
      const first = substitutions[at] as number
      const second = substitutions[at + 1] as number
      hashes[next] = base ^ (zobrist[place | (first & 63)] as number)
      next += (first - bound) >>> 31
      hashes[next] = base ^ (zobrist[place | (second & 63)] as number)
      next += (second - bound) >>> 31
      at += 2
      for (let word = substitutions[at] as number; word < bound; word = substitutions[++at] as number)
        hashes[next++] = base ^ (zobrist[place | (word & 63)] as number)
      if (next > HASHES) next = this.flush(next)
    }
    this.written = next
  }

  /** The entry has a character more, in some gap. */
  lost(read: PreparedRead, kinds: number, budget: number): void {
    const { losses, cheapestLost } = this.lists
    if (cheapestLost > budget) return
    read.shift()
    const { before, fromMovedRight } = read
    const { hashes } = this
    const bound = boundOf(budget)
    let next = this.written
    for (let gap = 0, rest = kinds; rest !== 0; gap++, rest >>>= 3) {
      if ((rest & 7) === 0) continue
      const base = (before[gap] as number) ^ (fromMovedRight[gap] as number)
      const place = gap << 6
      let at = lossList(rest & 7)
      for (let word = losses[at] as number; word < bound; word = losses[++at] as number)
        hashes[next++] = base ^ (zobrist[place | (word & 63)] as number)
      if (next > HASHES) next = this.flush(next)
    }
    this.written = next
  }

  /** The read has a character more. */
  invented(read: PreparedRead, positions: number, budget: number): void {
    const { invented, cheapestInvented } = this.lists
    if (!read.isDoubted && cheapestInvented > budget) return
    const { codes, doubtSteps } = read
    for (let i = 0, rest = positions; rest !== 0; i++, rest >>>= 1) {
      if ((rest & 1) === 0 || (invented[codes[i] as number] as number) + (doubtSteps[i] as number) > budget) continue
      // Only now: one read in fifteen has a character that it can afford to have invented.
      read.shift()
      this.hashes[this.written++] = (read.before[i] as number) ^ (read.fromMovedLeft[i + 1] as number)
    }
    if (this.isFull) this.lookUp()
  }

  get isFull(): boolean {
    return this.written > HASHES
  }

  /** Looks up what has been written down so far. */
  lookUp(): void {
    if (this.written > 0) this.written = this.flush(this.written)
  }

  /**
   * First a loop of nothing but loads that do not wait for each other, as many of them miss the cache when the list is long:
   * with anything else in it fewer of them would be under way at once. The places of what the filter lets through are
   * written down again without guessing.
   */
  private flush(written: number): 0 {
    const { words, shift } = this.table.bloom
    const { hashes, passedAt } = this
    this.ends[this.search] = written
    let fetched = 0
    for (let i = 0; i < written; i++) fetched ^= words[(hashes[i] as number) >>> shift] as number
    this.fetched = fetched
    let passed = 0
    for (let i = 0; i < written; i++) {
      const hash = hashes[i] as number
      passedAt[passed] = i
      passed += passes(words[hash >>> shift] as number, hash)
    }
    this.probes += written
    if (passed > 0) this.collect(passed)
    this.waiting = this.search
    return 0
  }

  /** Takes the rows of what passed the filter; their slots and marks are loaded ahead, again without waiting. */
  private collect(passed: number): void {
    const { hashes, passedAt, rows, table } = this
    const { slots, mask } = table.table
    let fetched = 0
    for (let i = 1; i < passed; i++) fetched ^= slots[(hashes[passedAt[i] as number] as number) & mask] as number
    const before = this.count
    for (let i = 0; i < passed; i++) {
      const at = passedAt[i] as number
      const until = table.collect(hashes[at] as number, rows, this.count, rows.length)
      if (until !== this.count) this.attribute(at, until)
    }
    for (let i = before + 1; i < this.count; i++) fetched ^= table.low(rows[i] as number)
    this.fetched = fetched
  }

  /** Keeps the rows from `count` to `until`, as far as the search whose hash stood at this place has room for more. */
  private attribute(at: number, until: number): void {
    const { ends, searches } = this
    while ((ends[this.waiting] as number) <= at) this.waiting++
    if (this.waiting !== this.collecting) {
      this.collecting = this.waiting
      this.roomEnds = this.count + this.mostRows
    }
    for (const end = Math.min(until, this.roomEnds); this.count < end; ) searches[this.count++] = this.waiting
  }
}
