import type { FoldShapes } from '../index/fold-shapes.ts'
import type { MarkTable } from '../index/mark-table.ts'
import { type SearchCore, searchCore } from './core/search-core.ts'
import type { EditLists } from './edit-lists.ts'
import type { PreparedRead } from './prepared-read.ts'
import { INVENTED, LISTED, LOST, SearchPlans, SUBSTITUTED } from './search-plan.ts'

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
  readonly core: SearchCore
  /** Hashes written down. */
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
  /** The search whose rows came last, and where its room in `rows` ends. */
  private collecting = -1
  private roomEnds = 0
  /** Keeps loads made ahead from being left out as useless. */
  protected fetched = 0
  private readonly onFull = (written: number): void => this.flush(written)

  constructor(table: MarkTable, shapes: FoldShapes, lists: EditLists, mostSearches = 1, mostRows = MOST_ROWS) {
    this.table = table
    this.lists = lists
    this.core = searchCore(lists)
    this.plans = new SearchPlans(shapes, lists)
    this.mostRows = mostRows
    this.rows = new Int32Array(mostSearches * mostRows)
    this.searches = new Uint16Array(mostSearches * mostRows)
    this.ends = new Int32Array(mostSearches + 1)
  }

  /** Forgets everything and starts the first search. */
  begin(): void {
    this.core.begin(this.onFull)
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
    this.core.hashes[this.written] = read.hash
    this.written += this.plans.words[plan + LISTED] as number
  }

  /** Everything one error away that costs at most `budget`. */
  singles(read: PreparedRead, plan: number, budget: number): void {
    const { words } = this.plans
    const [substituted, lost, invented] = [words[plan + SUBSTITUTED], words[plan + LOST], words[plan + INVENTED]]
    this.written = this.core.singles(
      read,
      substituted as number,
      lost as number,
      invented as number,
      budget,
      this.written,
    )
  }

  /** Looks up what has been written down so far. */
  lookUp(): void {
    if (this.written > 0) this.flush(this.written)
    this.written = 0
  }

  /**
   * First a loop that only loads the filter's words and puts them down, as many of them miss the cache when the list is long:
   * with anything else in it fewer loads would be under way at once. Then the core tests them, without guessing.
   */
  private flush(written: number): void {
    const { words, shift } = this.table.bloom
    const { hashes, words: loaded } = this.core
    this.ends[this.search] = written
    for (let i = 0; i < written; i++) loaded[i] = words[(hashes[i] as number) >>> shift] as number
    const passed = this.core.passing(written)
    this.probes += written
    if (passed > 0) this.collect(passed)
    this.waiting = this.search
  }

  /** Takes the rows of what passed the filter; their slots and marks are loaded ahead, again without waiting. */
  private collect(passed: number): void {
    const { rows, table } = this
    const { hashes, passed: passedAt } = this.core
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
