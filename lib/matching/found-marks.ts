/**
 * The listed marks that a group of reads may show, in typed arrays that are used again: most are weighed once and
 * forgotten. Those of one read lie side by side.
 */
export class FoundMarks {
  readonly rows: Int32Array
  /** Costs, each then made the weight `exp(−cost)` by who weighs them; 0 of a mark that no live entry holds. */
  readonly costs: Float64Array
  readonly errors: Uint8Array
  /** Place in the engine's candidate list the mark was found by, 0 when by the read itself. */
  readonly ranks: Uint16Array
  count = 0
  /** By read: where its marks begin and end. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** By read with any: ρ of the unlisted mark it may be, and S + S2 of those it may be misread from. */
  readonly unlistedItself: Float64Array
  readonly unlistedMisread: Float64Array

  constructor(mostReads: number, mostMarks: number) {
    this.rows = new Int32Array(mostMarks)
    this.costs = new Float64Array(mostMarks)
    this.errors = new Uint8Array(mostMarks)
    this.ranks = new Uint16Array(mostMarks)
    this.from = new Int32Array(mostReads)
    this.to = new Int32Array(mostReads)
    this.unlistedItself = new Float64Array(mostReads)
    this.unlistedMisread = new Float64Array(mostReads)
  }

  /** Forgets all marks; those of each read begin with `none`. */
  begin(): void {
    this.count = 0
  }

  /** The read has no marks yet; those it is given come behind all others. */
  none(read: number): void {
    this.from[read] = this.count
    this.to[read] = this.count
  }

  /** Adds a mark to those of the read whose marks come last, or makes it as cheap as it was found now. */
  add(read: number, row: number, cost: number, errors: number, rank: number): void {
    const { rows, costs } = this
    let at = this.from[read] as number
    while (at < this.count && rows[at] !== row) at++
    if (at === this.count) this.to[read] = ++this.count
    else if (cost >= (costs[at] as number)) return
    rows[at] = row
    costs[at] = cost
    this.errors[at] = errors
    this.ranks[at] = rank
  }
}
