const CHUNK_BITS = 14
const CHUNK = 1 << CHUNK_BITS

/**
 * A growing array of 32-bit integers, `width` of them a row, in chunks of 16,384 rows: it grows without copying, so no
 * single `set` can stall the matching loop.
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
    let chunk = this.chunks[row >>> CHUNK_BITS]
    while (chunk === undefined) {
      this.chunks.push(new Int32Array(CHUNK * this.width))
      chunk = this.chunks[row >>> CHUNK_BITS]
    }
    chunk[(row & (CHUNK - 1)) * this.width + field] = value
  }

  /** Whether the row, or a neighbour of its chunk, was ever set. */
  has(row: number): boolean {
    return this.chunks[row >>> CHUNK_BITS] !== undefined
  }

  get bytes(): number {
    return this.chunks.length * CHUNK * this.width * 4
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
}
