import { answer } from './route.ts'

type Body = { ok: true; value: unknown } | { ok: false; response: Response }

const refused = (status: number, code: string, message: string): Body => ({
  ok: false,
  response: answer(status, { code, message }),
})

/** A request's JSON, read no further than `maxBytes`. */
export async function readJson(request: Request, maxBytes: number): Promise<Body> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) return refused(413, 'too-large', `The body is larger than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch {
    return refused(400, 'malformed', 'The body is not JSON')
  }
}
