const CHUNK_BITS = 18
const CHUNK = 1 << CHUNK_BITS
/** Rows of the first chunk to begin with, so that a short list takes little. */
const FIRST_ROWS = 1 << 12

/**
 * A growing array of 32-bit integers, `width` of them a row, in chunks of 262,144 rows: it grows without copying, so no
 * single `set` can stall the matching loop. A chunk is longer than a huge page: one of memory and one in the processor's
 * table of addresses stand for 500 small ones.
 */
export class IntColumn {
  readonly width: number
  private readonly chunks: Int32Array[] = []

  constructor(width = 1) {
    this.width = width
  }

  get(row: number, field = 0): number {
    return (this.chunks[row >>> CHUNK_BITS] as Int32Array)[(row & (CHUNK - 1)) * this.width + field] as number
  }

  set(row: number, field: number, value: number): void {
    const at = (row & (CHUNK - 1)) * this.width + field
    let chunk = this.chunks[row >>> CHUNK_BITS]
    if (chunk === undefined || at >= chunk.length) chunk = this.room(row)
    chunk[at] = value
  }

  get bytes(): number {
    return this.chunks.reduce((sum, { byteLength }) => sum + byteLength, 0)
  }

  /** The chunks as they lie in memory, for a snapshot. */
  parts(): readonly Int32Array[] {
    return this.chunks
  }

  clear(): void {
    this.chunks.length = 0
  }

  adopt(chunk: Int32Array): void {
    this.chunks.push(chunk)
  }

  /** The chunk of a row there was no room for. Only the first one is ever copied: by doubling, until it is a whole one. */
  private room(row: number): Int32Array {
    const number = row >>> CHUNK_BITS
    const known = this.chunks[number]
    let rows = known ? known.length / this.width : number === 0 ? FIRST_ROWS : CHUNK
    while (rows <= (row & (CHUNK - 1))) rows *= 2
    const chunk = new Int32Array(rows * this.width)
    if (known) chunk.set(known)
    while (this.chunks.length < number) this.room(this.chunks.length << CHUNK_BITS)
    this.chunks[number] = chunk
    return chunk
  }
}
