import { BodyTooLarge } from './body-reader.ts'

/** The revision that a request follows; undefined: none was sent. */
export function preconditionOf(header: string | undefined): number | '*' | 'bad' | undefined {
  if (header === undefined) return undefined
  if (header.trim() === '*') return '*'
  const revision = /^"(\d{1,9})"$/.exec(header.trim())?.[1]
  return revision === undefined ? 'bad' : Number(revision)
}

/** A body's pieces; throws once they are more than `limit` bytes. */
export async function* limited(body: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of body) {
    bytes += piece.length
    if (bytes > limit) throw new BodyTooLarge(`more than ${limit} bytes`)
    yield piece
  }
}
