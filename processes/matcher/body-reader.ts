import type { IncomingMessage } from 'node:http'

// A body that is too large is read to its end and thrown away, so that the sender hears why; up to here.
const patienceBytes = 32 * 1024 * 1024
const patienceMs = 30_000

export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge'
}

/** The whole body; throws BodyTooLarge beyond `limit` bytes, of which no more than `limit` were held. */
export async function readBody(payload: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let received = 0
  const slow = setTimeout(() => payload.destroy(new Error('the body came too slowly')), patienceMs)
  try {
    for await (const chunk of payload as AsyncIterable<Buffer>) {
      received += chunk.length
      if (received <= limit) chunks.push(chunk)
      else if (received > patienceBytes) break
      else chunks.length = 0
    }
  } finally {
    clearTimeout(slow)
  }
  if (received > limit) throw new BodyTooLarge(`more than ${limit} bytes`)
  return Buffer.concat(chunks, received)
}
