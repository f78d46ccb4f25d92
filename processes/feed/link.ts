import { say } from './say.ts'

/** What one HTTP call came to: the answer, or how long to wait before trying again. */
export type Sent =
  | { ok: true; status: number; body: unknown }
  | { ok: false; status: number; retryAfterMs: number | null }

const TIMEOUT_MS = 15_000
const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 10_000

/** A way to one server: says once when it is lost and once when it is back, and how long to wait meanwhile. */
export class Link {
  readonly #name: string
  readonly #token: string
  #failures = 0
  #lostAt = 0

  constructor(name: string, token: string) {
    this.#name = name
    this.#token = token
  }

  async send(method: 'GET' | 'POST' | 'PUT', url: string, type: string | null, body: string | null): Promise<Sent> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.#token}` }
    if (type) headers['content-type'] = type
    try {
      const answer = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(TIMEOUT_MS) })
      const text = await answer.text()
      const isJson = answer.headers.get('content-type')?.includes('json')
      if (answer.ok) return { ok: true, status: answer.status, body: isJson ? JSON.parse(text) : text }
      return { ok: false, status: answer.status, retryAfterMs: retryAfterMs(answer.headers.get('retry-after')) }
    } catch {
      return { ok: false, status: 0, retryAfterMs: null }
    }
  }

  /** Milliseconds until the next try: doubling with jitter, and never sooner than the server asked for. */
  failed(sent: Sent & { ok: false }): number {
    if (this.#failures === 0) {
      this.#lostAt = Date.now()
      say(`${this.#name} does not take what is sent; trying again`, { status: sent.status })
    }
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures) * (0.75 + Math.random() / 2)
    this.#failures = Math.min(20, this.#failures + 1)
    return Math.max(wait, sent.retryAfterMs ?? 0)
  }

  worked(): void {
    if (this.#failures > 0)
      say(`${this.#name} is back`, { afterSeconds: Math.round((Date.now() - this.#lostAt) / 1000) })
    this.#failures = 0
  }
}

function retryAfterMs(header: string | null): number | null {
  const seconds = Number(header)
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 120) * 1000 : null
}
