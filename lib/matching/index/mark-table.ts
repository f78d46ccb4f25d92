import { BlockedBloom, passes } from './bloom.ts'
import { IntColumn } from './int-column.ts'
import type { PackedMark } from './packed-mark.ts'
import { SlotTable } from './slot-table.ts'
import { hashOfPacked, hashOfText } from './zobrist.ts'

const LOW = 0
const HIGH = 1
/** First entry row of the mark; the next free mark row when the row is free. */
const FIRST = 2
const CARRIED_PER_INSERT = 16

/** Every distinct whole mark listed, once; a row number stands for it. About 20 bytes a mark. */
export class MarkTable {
  readonly marks = new IntColumn(3)
  readonly table: SlotTable
  bloom: BlockedBloom
  size = 0
  /** Highest row ever used; rows start at 1. */
  rows = 0
  private free = 0
  private bitsSet = 0
  private nextBloom: BlockedBloom | undefined
  private carriedRows = 0
  /** Keeps loads made ahead from being left out as useless. */
  protected fetched = 0

  constructor(expected = 0) {
    this.table = new SlotTable((row) => this.hashOf(row), expected)
    this.bloom = new BlockedBloom(expected)
    this.marks.set(0, FIRST, 0)
  }

  /** The row of exactly this mark, 0 when it is not listed. */
  find(mark: PackedMark): number {
    const { hash, low, high } = mark
    const { words, shift } = this.bloom
    if (passes(words[hash >>> shift] as number, hash) === 0) return 0
    const { slots, mask, rowBits } = this.table
    const tag = hash >>> rowBits
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = slots[at] as number
      if (slot === 0) return 0
      if (slot >>> rowBits !== tag) continue
      const row = slot & mask
      if (this.marks.get(row, LOW) === low && this.marks.get(row, HIGH) === high) return row
    }
  }

  /** Writes the rows whose tight fold hashes to `hash` to `out` from `count` to `end` at most; answers the new count. */
  collect(hash: number, out: Int32Array, count: number, end: number): number {
    const { slots, mask, rowBits } = this.table
    const tag = hash >>> rowBits
    let found = count
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = slots[at] as number
      if (slot === 0 || found === end) return found
      if (slot >>> rowBits === tag) out[found++] = slot & mask
    }
  }

  /** Loads the filter's words and the slots of these marks, none of which waits for another. */
  fetch(marks: readonly string[]): void {
    const { words, shift } = this.bloom
    const { slots, mask } = this.table
    let fetched = 0
    for (const text of marks) {
      const hash = hashOfText(text)
      fetched ^= (words[hash >>> shift] as number) ^ (slots[hash & mask] as number)
    }
    this.fetched = fetched
  }

  /** The mark's row, new when it was not listed; a new row has no entries. */
  intern(mark: PackedMark): number {
    const known = this.find(mark)
    if (known !== 0) return known
    const row = this.takeRow()
    this.marks.set(row, LOW, mark.low)
    this.marks.set(row, HIGH, mark.high)
    this.marks.set(row, FIRST, 0)
    this.size++
    this.table.insert(mark.hash, row, this.rows)
    this.remember(mark.hash)
    return row
  }

  release(row: number): void {
    this.table.remove(this.hashOf(row) as number, row)
    this.marks.set(row, LOW, 0)
    this.marks.set(row, HIGH, 0)
    this.marks.set(row, FIRST, this.free)
    this.free = row
    this.size--
  }

  low(row: number): number {
    return this.marks.get(row, LOW)
  }
  high(row: number): number {
    return this.marks.get(row, HIGH)
  }
  first(row: number): number {
    return this.marks.get(row, FIRST)
  }
  setFirst(row: number, entryRow: number): void {
    this.marks.set(row, FIRST, entryRow)
  }

  get bytes(): number {
    const blooms = this.bloom.words.byteLength + (this.nextBloom?.words.byteLength ?? 0)
    return this.marks.bytes + this.table.bytes + blooms
  }

  /** Ends all growing at once, so that a snapshot finds one table and one filter. */
  settle(): void {
    this.table.settle(this.rows)
    while (this.nextBloom) this.carryBloom()
  }

  /** Takes over what a snapshot held; the columns have been filled by the reader. */
  adopt(saved: { slots: Int32Array; words: Int32Array; size: number; rows: number; free: number }): void {
    this.table.adopt(saved.slots, saved.size)
    this.bloom.words = saved.words
    this.bloom.shift = 32 - Math.log2(saved.words.length)
    this.size = saved.size
    this.bitsSet = saved.size
    this.rows = saved.rows
    this.free = saved.free
  }

  get firstFree(): number {
    return this.free
  }

  private hashOf(row: number): number | undefined {
    const low = this.marks.get(row, LOW)
    return low === 0 ? undefined : hashOfPacked(low, this.marks.get(row, HIGH))
  }

  private takeRow(): number {
    const row = this.free
    if (row === 0) return ++this.rows
    this.free = this.marks.get(row, FIRST)
    return row
  }

  /** Bits of removed marks stay set, so the filter is made anew, beside the old one, whenever it has taken its fill. */
  private remember(hash: number): void {
    this.bloom.add(hash)
    this.bitsSet++
    if (this.nextBloom) {
      this.nextBloom.add(hash)
      this.carryBloom()
    } else if (this.bitsSet > this.bloom.room) {
      this.nextBloom = new BlockedBloom(1.5 * this.size)
      this.carriedRows = 0
      this.bitsSet = this.size
    }
  }

  private carryBloom(): void {
    const next = this.nextBloom as BlockedBloom
    const until = Math.min(this.carriedRows + CARRIED_PER_INSERT, this.rows)
    for (let row = this.carriedRows + 1; row <= until; row++) {
      const hash = this.hashOf(row)
      if (hash !== undefined) next.add(hash)
    }
    this.carriedRows = until
    if (until < this.rows) return
    this.bloom = next
    this.nextBloom = undefined
  }
}
