/** Share of slots in use at which growing starts, and above which it must have ended. */
const GROW_AT = 0.64
const LEAST_BITS = 10
/** Rows carried into the bigger table by each insert: it is complete after capacity × 0.64 / 16 = 4 % more inserts. */
const CARRIED_PER_INSERT = 16
/** Slots of a page of memory: the first touch of each of a new table's takes up to 20 µs, so each insert makes one. */
const PAGE = 1024

/**
 * Open addressing from hash to row number. A slot is one integer: the row in the low bits, as many bits of the hash as
 * fit above it; so a probe reads one cache line and almost never looks at a row in vain. Rows start at 1.
 * It grows beside itself: inserts go into both tables and carry a few old rows each, then the tables change places.
 */
export class SlotTable {
  slots: Int32Array
  mask: number
  /** Bits of a slot that hold the row: every row is below the capacity, whatever it grows to. */
  rowBits: number
  private used = 0
  private next: SlotTable | undefined
  private carriedRows = 0
  /** Slots of the bigger table whose memory is there; nothing is put into it before all are. */
  private touched = 0
  private readonly hashOfRow: (row: number) => number | undefined

  /** `hashOfRow` answers undefined for rows not in use. */
  constructor(hashOfRow: (row: number) => number | undefined, expected = 0) {
    this.hashOfRow = hashOfRow
    this.rowBits = LEAST_BITS
    while (2 ** this.rowBits * GROW_AT <= expected) this.rowBits++
    this.slots = new Int32Array(2 ** this.rowBits)
    this.mask = 2 ** this.rowBits - 1
  }

  /** `rowsInUse` is the highest row number there is. */
  insert(hash: number, row: number, rowsInUse: number): void {
    this.place(hash, row)
    if (this.next && this.touched < this.next.slots.length) this.touch(this.next.slots)
    else if (this.next) {
      this.next.place(hash, row)
      this.carry(rowsInUse)
    } else if (this.used > this.slots.length * GROW_AT) {
      this.next = new SlotTable(this.hashOfRow, this.slots.length)
      this.carriedRows = 0
      this.touched = 0
    }
  }

  remove(hash: number, row: number): void {
    this.next?.take(hash, row)
    this.take(hash, row)
  }

  get bytes(): number {
    return this.slots.byteLength + (this.next?.bytes ?? 0)
  }

  adopt(slots: Int32Array, used: number): void {
    this.slots = slots
    this.mask = slots.length - 1
    this.rowBits = Math.log2(slots.length)
    this.used = used
    this.next = undefined
  }

  /** Carries what is left at once, so that a snapshot holds one table. */
  settle(rowsInUse: number): void {
    while (this.next) this.carry(rowsInUse)
  }

  private place(hash: number, row: number): void {
    const { slots, mask } = this
    let at = hash & mask
    while (slots[at] !== 0) at = (at + 1) & mask
    slots[at] = this.slotOf(hash, row)
    this.used++
  }

  private slotOf(hash: number, row: number): number {
    return ((hash >>> this.rowBits) << this.rowBits) | row
  }

  /** Closes the gap by moving later slots of the run back, so that no tombstones pile up. */
  private take(hash: number, row: number): void {
    const { slots, mask } = this
    const wanted = this.slotOf(hash, row)
    let gap = hash & mask
    while (slots[gap] !== wanted) {
      if (slots[gap] === 0) return
      gap = (gap + 1) & mask
    }
    for (let at = (gap + 1) & mask; slots[at] !== 0; at = (at + 1) & mask) {
      const home = (this.hashOfRow((slots[at] as number) & mask) as number) & mask
      if (((at - home) & mask) >= ((at - gap) & mask)) {
        slots[gap] = slots[at] as number
        gap = at
      }
    }
    slots[gap] = 0
    this.used--
  }

  private touch(slots: Int32Array): void {
    slots[this.touched] = 0
    this.touched += PAGE
  }

  private carry(rowsInUse: number): void {
    const next = this.next as SlotTable
    const until = Math.min(this.carriedRows + CARRIED_PER_INSERT, rowsInUse)
    for (let row = this.carriedRows + 1; row <= until; row++) {
      const hash = this.hashOfRow(row)
      if (hash !== undefined && !next.holds(hash, row)) next.place(hash, row)
    }
    this.carriedRows = until
    if (until < rowsInUse) return
    this.adopt(next.slots, next.used)
  }

  private holds(hash: number, row: number): boolean {
    const wanted = this.slotOf(hash, row)
    for (let at = hash & this.mask; this.slots[at] !== 0; at = (at + 1) & this.mask)
      if (this.slots[at] === wanted) return true
    return false
  }
}
