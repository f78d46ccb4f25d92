const CHUNK_BITS = 14

/** A growing array of objects in chunks, for the reason `IntColumn` has chunks. */
export class ObjectColumn<T> {
  private readonly chunks: (T | undefined)[][] = []

  get(row: number): T | undefined {
    return this.chunks[row >>> CHUNK_BITS]?.[row & (2 ** CHUNK_BITS - 1)]
  }

  set(row: number, value: T | undefined): void {
    const at = row >>> CHUNK_BITS
    if (value === undefined && this.chunks[at] === undefined) return
    while (this.chunks.length <= at) this.chunks.push([])
    const chunk = this.chunks[at] as (T | undefined)[]
    const place = row & (2 ** CHUNK_BITS - 1)
    while (chunk.length < place) chunk.push(undefined)
    chunk[place] = value
  }

  /** What there is, by row: chunks in which nothing was ever set take no time. */
  *entries(): Generator<[row: number, value: T]> {
    for (const [at, chunk] of this.chunks.entries())
      for (let place = 0; place < (chunk?.length ?? 0); place++) {
        const value = chunk?.[place]
        if (value !== undefined) yield [(at << CHUNK_BITS) | place, value]
      }
  }
}
