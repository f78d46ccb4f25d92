import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { type MatchBatchAnswer, matcherNamespace } from '#lib/realtime/contract.ts'
import { markOf, token } from '../ingest/stage.ts'

/**
 * The senders of reads and the web process that takes their matches, in a process of their own: the one beside it sends a
 * hundred megabytes of list, and would measure itself.
 */
export type ToLoad = { begin: { matcherUrl: string; everyMs: number } } | 'take' | 'close'
export type FromLoad = { webUrl: string } | { taken: Taken }
export interface Taken {
  n: number
  p50: number
  p99: number
  /** Posted more than five seconds ago, without a match. */
  lost: number
}

const tell = (message: FromLoad) => process.send?.(message)
const postedAt = new Map<string, number>()
let took: number[] = []
let n = 0

const http = createServer()
const io = new Server(http)
io.of(matcherNamespace).on('connection', (socket) => {
  socket.on(
    'match:batch',
    (message: { matches: { id: string; read: { vrm: string } }[] }, answer: (a: MatchBatchAnswer) => void) => {
      const now = performance.now()
      for (const { read } of message.matches) {
        const at = postedAt.get(read.vrm)
        if (at !== undefined) took.push(now - at)
        postedAt.delete(read.vrm)
      }
      answer({ ok: true, accepted: message.matches.map(({ id }) => id), refused: [] })
    },
  )
})

function post(matcherUrl: string): void {
  const vrm = markOf(n++ % 10_000)
  postedAt.set(vrm, performance.now())
  const body = JSON.stringify({ vrm, cameraId: 'cam-1', capturedAt: new Date().toISOString(), confidence: 96 })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  fetch(`${matcherUrl}/v1/reads`, { method: 'POST', headers, body }).then(
    (answer) => answer.arrayBuffer(),
    () => {},
  )
}

function take(): Taken {
  const measured = took.toSorted((a, b) => a - b)
  took = []
  const lost = [...postedAt.values()].filter((at) => performance.now() - at > 5000).length
  const at = (share: number) =>
    measured[Math.min(measured.length - 1, Math.floor(measured.length * share))] ?? Number.NaN
  return { n: measured.length, p50: at(0.5), p99: at(0.99), lost }
}

process.on('message', (message: ToLoad) => {
  if (message === 'take') tell({ taken: take() })
  else if (message === 'close') process.exit(0)
  else {
    const { matcherUrl, everyMs } = message.begin
    setInterval(() => post(matcherUrl), everyMs)
  }
})
process.on('disconnect', () => process.exit(0))
http.listen(0, '127.0.0.1', () => tell({ webUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }))
