import { codeOfUnit, LONGEST_PACKED } from './alphabet.ts'
import { zobrist } from './zobrist.ts'

/** A mark made ready for the index; one instance is reused, so that packing allocates nothing. */
export class PackedMark {
  low = 0
  high = 0
  hash = 0
  length = 0

  /** False when the mark does not pack: empty, longer than ten characters, or not of A–Z and 0–9. */
  read(mark: string): boolean {
    const length = mark.length
    if (length === 0 || length > LONGEST_PACKED) return false
    let low = 0
    let high = 0
    let hash = 0
    for (let i = 0; i < length; i++) {
      const unit = mark.charCodeAt(i)
      const code = unit < 128 ? (codeOfUnit[unit] as number) : 0
      if (code === 0) return false
      if (i < 5) low |= code << (6 * i)
      else high |= code << (6 * i - 30)
      hash ^= zobrist[(i << 6) | code] as number
    }
    this.low = low
    this.high = high
    this.hash = hash
    this.length = length
    return true
  }

  /** As `read`, of the codes and the hash of a mark that is known to pack. */
  readCodes(codes: Uint8Array, length: number, hash: number): void {
    this.low = 0
    this.high = 0
    for (let i = 0; i < length; i++)
      if (i < 5) this.low |= (codes[i] as number) << (6 * i)
      else this.high |= (codes[i] as number) << (6 * i - 30)
    this.hash = hash
    this.length = length
  }
}
