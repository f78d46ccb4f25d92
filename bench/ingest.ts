import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { createRandom } from '#lib/core/random.ts'
import { type MatchBatchAnswer, matcherNamespace } from '#lib/realtime/contract.ts'
import { copyRows } from './ingest/copy-peer.ts'
import { launchMatcher } from './ingest/launch-matcher.ts'
import { createManyRows } from './ingest/prisma-peer.ts'
import { createSender, flood, type Sender, steady } from './ingest/sender.ts'
import { type BenchStage, openStage } from './ingest/stage.ts'
import { distinct, randomRead, storedRead } from './ingest/traffic.ts'

/**
 * Durable acknowledged reads a second through the matcher's own door (HTTP, JSON, token, checks, matching against 10,000
 * entries, outbox, delivery) against bare writers into the same table of the same database, in turns; then a steady
 * 1,000 single reads a second for a minute.
 */
const rounds = 3
const floodReads = 50_000
const batch = 500
const senders = 8
const prismaReads = 5000
const steadySeconds = 60
const steadyPerSecond = 1000

const random = createRandom('ingest')
const say = (line: string) => process.stdout.write(`${line}\n`)
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
const reads = (count: number) => Array.from({ length: count }, () => randomRead(random, Date.now()))
const rows = (count: number) => distinct(reads(count).map((read) => storedRead(read, Date.now())))

async function measure(stage: BenchStage, sender: Sender) {
  const through: number[] = []
  const copy: number[] = []
  const prisma: number[] = []
  // The first flood warms the compilers of all three programs and is not counted.
  for (let round = 0; round <= rounds; round++) {
    const bodies = Array.from({ length: floodReads / batch }, () => JSON.stringify(reads(batch)))
    const measured = [
      await onEmpty(stage, () => flood(sender, bodies, senders)),
      await onEmpty(stage, () => copyRows(stage.db, rows(floodReads))),
      await onEmpty(stage, () => createManyRows(stage.url, rows(prismaReads))),
    ] as const
    const [a, b, c] = measured.map((rate) => Math.round(rate).toLocaleString('en'))
    say(`${round === 0 ? 'warm-up' : `round ${round}`}: matcher ${a}/s, binary COPY ${b}/s, createMany ${c}/s`)
    if (round === 0) continue
    through.push(measured[0])
    copy.push(measured[1])
    prisma.push(measured[2])
  }
  await stage.db.query('TRUNCATE read')
  const makeBody = () => JSON.stringify(randomRead(random, Date.now()))
  const even = await steady(sender, makeBody, steadyPerSecond, steadySeconds)
  say(
    `steady: ${even.perSecond.toFixed(0)}/s, acknowledged p50 ${even.p50.toFixed(1)} ms, p99 ${even.p99.toFixed(1)} ms`,
  )
  return {
    copy_ratio: median(through.map((rate, i) => rate / (copy[i] as number))),
    prisma_ratio: median(through.map((rate, i) => rate / (prisma[i] as number))),
    steady_rate_share: even.perSecond / steadyPerSecond,
    steady_p50_ms: even.p50,
    steady_p99_ms: even.p99,
    steady_max_ms: even.max,
    acknowledged_per_second: median(through),
    copy_per_second: median(copy),
    prisma_per_second: median(prisma),
  }
}

// Every writer begins with an empty table and no checkpoint due from the one before.
async function onEmpty<T>(stage: BenchStage, work: () => Promise<T>): Promise<T> {
  await stage.db.query('TRUNCATE read')
  await stage.db.query('CHECKPOINT')
  return work()
}

/** Takes every match, so that delivery is part of what is measured. */
async function takeMatches() {
  const http = createServer()
  const io = new Server(http)
  io.of(matcherNamespace).on('connection', (socket) => {
    socket.on('match:batch', (message: { matches: { id: string }[] }, answer: (a: MatchBatchAnswer) => void) =>
      answer({ ok: true, accepted: message.matches.map(({ id }) => id), refused: [] }),
    )
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, close: () => io.close() }
}

const limits = {
  copy_ratio: ['>=', 0.25],
  prisma_ratio: ['>=', 8],
  steady_rate_share: ['>=', 0.99],
  steady_p99_ms: ['<=', 50],
} as const

async function run() {
  const stage = await openStage()
  const web = await takeMatches()
  const { port, child } = await launchMatcher(stage.url, web.url)
  const sender = createSender(port, 64)
  try {
    return await measure(stage, sender)
  } finally {
    sender.close()
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
    await web.close()
    await stage.close()
  }
}

const figures: Record<string, number> = {}
for (const [name, value] of Object.entries(await run())) figures[name] = Number(value.toPrecision(4))
const ok = Object.entries(limits).every(([name, [sign, limit]]) => {
  const value = figures[name] ?? Number.NaN
  return sign === '>=' ? value >= limit : value <= limit
})
say(JSON.stringify({ bench: 'ingest', figures, limits, ok }))
