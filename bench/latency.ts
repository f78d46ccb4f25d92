import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { type Stack, startStack } from '#e2e/stack.ts'
import { createRandom } from '#lib/core/random.ts'
import { createPool } from '#lib/db/pool.ts'
import { listLadder } from './latency/ladder.ts'
import { openScreen } from './latency/screen.ts'

/**
 * From the moment a camera begins to post a read of a listed vehicle to its row in the queue of an open desk, in Chromium,
 * while 200 reads a second go in and two of them a second are of listed vehicles; every process on two cores.
 */
const readsPerSecond = 200
const listedPerSecond = 2
const warmUpSeconds = 5
const seconds = 60

const limits = { p50_ms: ['<=', 150], p99_ms: ['<=', 400] } as const
const say = (line: string) => process.stdout.write(`${line}\n`)
const random = createRandom('latency')
const letters = 'ABCDEFGHJKLMNOPRSTUVWXY'

/** A mark that cannot be real: age ids 40–49 for listed ones, 80–89 for the rest, so that no tolerance confuses them. */
function randomMark(listed: boolean): string {
  const letter = () => random.pick([...letters])
  return `${letter()}${letter()}${(listed ? 40 : 80) + random.below(10)}${letter()}${letter()}${letter()}`
}

async function run() {
  keepToTwoCores()
  const secret = randomBytes(24).toString('base64url')
  const stack = await startStack({ env: { AUTH_SECRET: secret, NODE_ENV: 'production', MATCHER_TOKEN: secret } })
  const db = createPool(stack.databaseUrl, { max: 1, name: 'bench' })
  try {
    const marks = new Set<string>()
    while (marks.size < listedPerSecond * (warmUpSeconds + seconds)) marks.add(randomMark(true))
    const rungs = await listLadder(db, [...marks], new Date())
    await untilListed(stack, secret, rungs.length)
    const screen = await openScreen({ url: stack.webUrl, databaseUrl: stack.databaseUrl, secret })
    try {
      const postedAt = await post(stack, db, [...marks])
      await delay(3000) // the last rows
      return figuresOf(await screen.seen(), postedAt, await alarmsByMark(db, [...marks]))
    } finally {
      await screen.close()
    }
  } finally {
    await db.end()
    await stack.stop()
  }
}

function keepToTwoCores(): void {
  if (availableParallelism() <= 2) return
  // Children inherit the mask.
  execFileSync('taskset', ['-a', '-cp', '0,1', String(process.pid)], { stdio: 'ignore' })
}

async function untilListed(stack: Stack, matcherToken: string, atLeast: number): Promise<void> {
  const headers = { authorization: `Bearer ${matcherToken}` }
  for (;;) {
    const answer = await fetch(`${stack.matcherUrl}/health`, { headers })
    const { index } = (await answer.json()) as { index: { size: number } }
    if (index.size >= atLeast) break
    await delay(50)
  }
  await delay(1000)
}

/** Posts single reads at an even rate; when each listed mark's post began, by mark. */
async function post(stack: Stack, db: pg.Pool, listed: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await db.query<{ id: string }>(`SELECT id FROM camera WHERE kind = 'fixed' ORDER BY id`)
  const headers = { authorization: `Bearer ${stack.ingestToken}`, 'content-type': 'application/json' }
  const postedAt = new Map<string, number>()
  const every = readsPerSecond / listedPerSecond
  const total = readsPerSecond * (warmUpSeconds + seconds)
  const answers: Promise<void>[] = []
  const begunAt = performance.now()
  for (let n = 0; n < total; ) {
    for (const now = performance.now() - begunAt; n < total && (n * 1000) / readsPerSecond <= now; n++) {
      const vrm = (n % every === 0 ? listed[n / every] : undefined) ?? randomMark(false)
      const at = performance.timeOrigin + performance.now()
      if (n % every === 0) postedAt.set(vrm, at)
      const body = JSON.stringify({
        vrm,
        cameraId: random.pick(rows).id,
        capturedAt: new Date(at - 200).toISOString(),
        confidence: 95,
        motion: 'towards',
      })
      answers.push(
        fetch(`${stack.matcherUrl}/v1/reads`, { method: 'POST', headers, body }).then(async (answer) => {
          if (answer.status !== 202) throw new Error(`answered ${answer.status}: ${await answer.text()}`)
          await answer.arrayBuffer()
        }),
      )
    }
    await delay(1)
  }
  await Promise.all(answers)
  return postedAt
}

async function alarmsByMark(db: pg.Pool, marks: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ vrm: string; id: string }>('SELECT vrm, id FROM alarm WHERE vrm = ANY($1)', [marks])
  return new Map(rows.map(({ vrm, id }) => [vrm, id]))
}

function figuresOf(
  seen: Map<string, { mutatedAt: number; paintedAt: number | null }>,
  postedAt: Map<string, number>,
  alarms: Map<string, string>,
): Record<string, number> {
  const measured = [...postedAt].slice(listedPerSecond * warmUpSeconds)
  const rowOf = (vrm: string) => seen.get(alarms.get(vrm) ?? '')
  const tookMs = (when: 'mutatedAt' | 'paintedAt') =>
    measured.map(([vrm, at]) => (rowOf(vrm)?.[when] ?? Number.POSITIVE_INFINITY) - at).sort((a, b) => a - b)
  const quantile = (sorted: number[], q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]
  const [mutated, painted] = [tookMs('mutatedAt'), tookMs('paintedAt')]
  const figure = (value: number | undefined) => Number((value ?? Number.NaN).toPrecision(4))
  return {
    p50_ms: figure(quantile(mutated, 0.5)),
    p99_ms: figure(quantile(mutated, 0.99)),
    frame_p50_ms: figure(quantile(painted, 0.5)),
    frame_p99_ms: figure(quantile(painted, 0.99)),
    measured: measured.length,
    // A row that never came counts as infinitely late above, and here.
    never_shown: mutated.filter((ms) => !Number.isFinite(ms)).length,
  }
}

const figures = await run()
const ok = Object.entries(limits).every(([name, [, limit]]) => (figures[name] ?? Number.NaN) <= limit)
say(JSON.stringify({ bench: 'latency', figures, limits, ok }))
