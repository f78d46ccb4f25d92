import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { type MatchBatchAnswer, matcherNamespace } from '#lib/realtime/contract.ts'
import { markOf, token } from '../ingest/stage.ts'

/** Posts one read of a listed mark every `everyMs` and measures from the post to its match at the web's end. */
export async function startLoad(everyMs: number) {
  const postedAt = new Map<string, number>()
  let took: number[] = []
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
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  let timer: NodeJS.Timeout | undefined
  let n = 0

  return {
    webUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    begin(matcherUrl: string) {
      timer = setInterval(() => {
        const vrm = markOf(n++ % 10_000)
        postedAt.set(vrm, performance.now())
        const body = JSON.stringify({ vrm, cameraId: 'cam-1', capturedAt: new Date().toISOString(), confidence: 96 })
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
        fetch(`${matcherUrl}/v1/reads`, { method: 'POST', headers, body }).then(
          (answer) => answer.arrayBuffer(),
          () => {},
        )
      }, everyMs)
    },
    /** What was measured since the last call, and how many were posted more than five seconds ago without a match. */
    take() {
      const measured = took.toSorted((a, b) => a - b)
      took = []
      const lost = [...postedAt.values()].filter((at) => performance.now() - at > 5000).length
      const at = (share: number) =>
        measured[Math.min(measured.length - 1, Math.floor(measured.length * share))] ?? Number.NaN
      return { n: measured.length, p50: at(0.5), p99: at(0.99), lost }
    },
    async close() {
      clearInterval(timer)
      await io.close()
    },
  }
}
