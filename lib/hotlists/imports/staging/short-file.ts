/** A file this short is read in less time than a thread takes to begin; longer ones are work that stands back. */
export const shortBytes = 1 << 20

/** Looks at a file's first pieces: whether it is a short one, and all its pieces again. */
export async function peek(
  source: AsyncIterable<Uint8Array>,
): Promise<{ isShort: boolean; pieces: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]()
  const held: Uint8Array[] = []
  let bytes = 0
  let over = false
  while (!over && bytes <= shortBytes) {
    const { done, value } = await iterator.next()
    if (done) over = true
    else {
      bytes += value.length
      held.push(new Uint8Array(value))
    }
  }
  async function* again(): AsyncGenerator<Uint8Array> {
    try {
      while (held.length > 0) yield held.shift() as Uint8Array
      while (!over) {
        const { done, value } = await iterator.next()
        if (done) return
        yield value
      }
    } finally {
      if (!over) await iterator.return?.()
    }
  }
  return { isShort: over, pieces: again() }
}
