import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { type MatchBatchAnswer, matcherNamespace } from '#lib/realtime/contract.ts'
import { markOf, token } from '../ingest/stage.ts'

/**
 * The senders of reads and the web process that takes their matches, in a process of their own: the one beside it sends a
 * hundred megabytes of list, and would measure itself.
 */
export type ToLoad =
  | { begin: { matcherUrl: string; everyMs: number } }
  | { watch: string }
  | 'unwatch'
  | 'take'
  | 'close'
export type FromLoad = { webUrl: string } | { taken: Taken } | { lastMatchedAtMs: number }
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
let matcherUrl = ''
/** A mark posted beside the others, each 50 ms, and when the last of its reads was taken that matched. */
let watched: { vrm: string; timer: NodeJS.Timeout; lastMatchedAtMs: number } | undefined

const http = createServer()
const io = new Server(http)
io.of(matcherNamespace).on('connection', (socket) => {
  socket.on(
    'match:batch',
    (
      message: { matches: { id: string; read: { vrm: string; capturedAt: string } }[] },
      answer: (a: MatchBatchAnswer) => void,
    ) => {
      const now = performance.now()
      for (const { read } of message.matches) {
        const at = postedAt.get(read.vrm)
        if (at !== undefined) took.push(now - at)
        postedAt.delete(read.vrm)
        if (watched?.vrm === read.vrm)
          watched.lastMatchedAtMs = Math.max(watched.lastMatchedAtMs, Date.parse(read.capturedAt))
      }
      answer({ ok: true, accepted: message.matches.map(({ id }) => id), refused: [] })
    },
  )
})

function postNext(): void {
  const vrm = markOf(n++ % 10_000)
  postedAt.set(vrm, performance.now())
  post(vrm)
}

function post(vrm: string): void {
  const body = JSON.stringify({ vrm, cameraId: 'cam-1', capturedAt: new Date().toISOString(), confidence: 96 })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  fetch(`${matcherUrl}/v1/reads`, { method: 'POST', headers, body }).then(
    (answer) => answer.arrayBuffer(),
    () => {},
  )
}

function watch(vrm: string): void {
  watched = { vrm, timer: setInterval(() => post(vrm), 50), lastMatchedAtMs: 0 }
}

function unwatch(): void {
  clearInterval(watched?.timer)
  tell({ lastMatchedAtMs: watched?.lastMatchedAtMs ?? Number.NaN })
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
  else if (message === 'unwatch') unwatch()
  else if (message === 'close') process.exit(0)
  else if ('watch' in message) watch(message.watch)
  else {
    matcherUrl = message.begin.matcherUrl
    setInterval(postNext, message.begin.everyMs)
  }
})
process.on('disconnect', () => process.exit(0))
http.listen(0, '127.0.0.1', () => tell({ webUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }))
