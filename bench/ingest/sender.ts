import http from 'node:http'
import { token } from './stage.ts'

export interface Sender {
  /** Posts a body until it is taken; the number of reads newly stored. */
  post(body: string): Promise<number>
  close(): void
}

export function createSender(port: number, connections: number): Sender {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const once = (body: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      }
      const request = http.request({ host: '127.0.0.1', port, path: '/v1/reads', method: 'POST', agent, headers })
      request.on('error', reject)
      request.on('response', (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      })
      request.end(body)
    })
  return {
    async post(body) {
      for (;;) {
        const { status, text } = await once(body)
        if (status === 202) {
          const { accepted, rejected } = JSON.parse(text) as { accepted: number; rejected: unknown[] }
          if (rejected.length > 0) throw new Error(`rejected: ${text.slice(0, 200)}`)
          return accepted
        }
        if (status !== 503) throw new Error(`answered ${status}: ${text.slice(0, 200)}`)
      }
    },
    close: () => agent.destroy(),
  }
}

/** Reads a second acknowledged when `connections` senders post one body after the other. */
export async function flood(sender: Sender, bodies: readonly string[], connections: number): Promise<number> {
  let next = 0
  let accepted = 0
  const begunAt = performance.now()
  const send = async () => {
    while (next < bodies.length) {
      const stored = await sender.post(bodies[next++] as string)
      accepted += stored
    }
  }
  await Promise.all(Array.from({ length: connections }, send))
  if (accepted === 0) throw new Error('nothing was stored')
  return accepted / ((performance.now() - begunAt) / 1000)
}

/**
 * Posts single reads at an even rate whatever the answers; milliseconds from when each was due to its acknowledgement,
 * so that a pause counts for every read it held up.
 */
export async function steady(sender: Sender, makeBody: () => string, perSecond: number, seconds: number) {
  const tookMs: number[] = []
  const total = perSecond * seconds
  const begunAt = performance.now()
  const answers: Promise<void>[] = []
  let due = 0
  while (due < total) {
    const now = performance.now() - begunAt
    while (due < total && (due * 1000) / perSecond <= now) {
      const dueAt = begunAt + (due++ * 1000) / perSecond
      answers.push(sender.post(makeBody()).then(() => void tookMs.push(performance.now() - dueAt)))
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(answers)
  const took = (performance.now() - begunAt) / 1000
  tookMs.sort((a, b) => a - b)
  const quantile = (q: number) => tookMs[Math.min(tookMs.length - 1, Math.floor(q * tookMs.length))] ?? Number.NaN
  return { perSecond: total / took, p50: quantile(0.5), p99: quantile(0.99), max: quantile(1) }
}
