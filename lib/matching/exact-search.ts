import { passes } from './index/bloom.ts'
import type { MarkTable } from './index/mark-table.ts'
import { PackedMark } from './index/packed-mark.ts'
import { hashOfText } from './index/zobrist.ts'

/** Marks looked up together: their loads wait beside each other (decision 38). */
const AT_ONCE = 64

/** Which of many marks are listed just as they are, for whoever asks no more; a matcher finds those among all it finds. */
export class ExactSearch {
  private readonly table: MarkTable
  private readonly packed = new PackedMark()
  private readonly hashes = new Int32Array(AT_ONCE)
  /** Places of those that the filter let through. */
  private readonly passed = new Int32Array(AT_ONCE)
  /** Keeps loads made ahead from being left out as useless. */
  protected fetched = 0

  constructor(table: MarkTable) {
    this.table = table
  }

  /** Writes 1 at the place of each that is listed and 0 at the others'; how many are. `listed` is as long as `marks`. */
  among(marks: readonly string[], listed: Uint8Array): number {
    let count = 0
    for (let from = 0; from < marks.length; from += AT_ONCE) count += this.some(marks, from, listed)
    return count
  }

  private some(marks: readonly string[], from: number, listed: Uint8Array): number {
    const { hashes, passed, packed, table } = this
    const { words, shift } = table.bloom
    const { slots, mask } = table.table
    const end = Math.min(AT_ONCE, marks.length - from)
    for (let i = 0; i < end; i++) hashes[i] = hashOfText(marks[from + i] as string)
    let left = 0
    // Without a branch: which of them pass is anybody's guess.
    for (let i = 0; i < end; i++) {
      const hash = hashes[i] as number
      listed[from + i] = 0
      passed[left] = i
      left += passes(words[hash >>> shift] as number, hash)
    }
    let fetched = 0
    for (let i = 1; i < left; i++) fetched ^= slots[(hashes[passed[i] as number] as number) & mask] as number
    this.fetched = fetched
    let count = 0
    for (let i = 0; i < left; i++) {
      const at = passed[i] as number
      const mark = marks[from + at] as string
      if (!packed.read(mark) || table.find(packed) === 0) continue
      listed[from + at] = 1
      count++
    }
    return count
  }
}
