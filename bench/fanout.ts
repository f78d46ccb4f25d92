import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { noFlood, openSession, setWatchPolicy } from '#e2e/session.ts'
import { emailOf } from '#e2e/sign-in.ts'
import { startStack } from '#e2e/stack.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { createRandom } from '#lib/core/random.ts'
import { createPool } from '#lib/db/pool.ts'
import { cpuSeconds } from './fanout/cpu.ts'
import { openScreens, type Screens } from './fanout/screens.ts'
import { putAlarms, readWorld, sampleAlarm, sightingOf, type World } from './log/alarms.ts'
import { writeLine } from './log/lines.ts'

/**
 * Two hundred desks on one web process while the alarm log gains twenty lines a second: from before a line's transaction
 * to its coming at each desk, and the web process's processor time for each delivery. The peer, in turns with it, is a
 * process that writes the same text to as many bare sockets and reads no database.
 */
const desks = 200
const linesPerSecond = 20
const rounds = 3
const seconds = 15
const limits = { p99_ms: ['<=', 100], cpu_ratio: ['<=', 1.5], lost: ['<=', 0] } as const
const say = (line: string) => process.stdout.write(`${line}\n`)

interface Measured {
  cpuUs: number
  idleCores: number
  lost: number
  times: number[]
}

/** Calls `send` at an even rate, then waits for the last deliveries. */
async function steady(send: (mark: number) => Promise<void> | void, from: number): Promise<void> {
  const begunAt = performance.now()
  const going: (Promise<void> | void)[] = []
  for (let n = 0; n < linesPerSecond * seconds; n++) {
    const waitMs = (n * 1000) / linesPerSecond - (performance.now() - begunAt)
    if (waitMs > 0) await delay(waitMs)
    going.push(send(from + n))
  }
  await Promise.all(going)
  await delay(1000)
}

/** What the web process does when nothing comes goes round in 30 seconds at most (sessions are looked at again). */
const idleSeconds = { ours: 30, bare: 2 }

async function measure(
  pid: number,
  screens: Screens,
  send: (mark: number) => Promise<void> | void,
  from: number,
  quietSeconds: number,
) {
  const before = cpuSeconds(pid)
  await delay(quietSeconds * 1000)
  const idleCores = (cpuSeconds(pid) - before) / quietSeconds
  screens.take()
  const [busyFrom, begunAt] = [cpuSeconds(pid), performance.now()]
  await steady(send, from)
  const used = cpuSeconds(pid) - busyFrom - (idleCores * (performance.now() - begunAt)) / 1000
  const times = screens.take()
  const wanted = desks * linesPerSecond * seconds
  return { cpuUs: (used / wanted) * 1e6, idleCores, lost: wanted - times.length, times } satisfies Measured
}

async function run() {
  const secret = randomBytes(24).toString('base64url')
  const stack = await startStack({ env: { AUTH_SECRET: secret, NODE_ENV: 'production' } })
  const db = createPool(stack.databaseUrl, { max: 4, name: 'bench' })
  const sentAt = new Map<number, number>()
  let bare: { child: ChildProcess; port: number } | undefined
  try {
    const server = { url: stack.webUrl, databaseUrl: stack.databaseUrl, secret }
    await setWatchPolicy(server, noFlood)
    const world = await readWorld(db, createRandom('fanout'))
    const alarms = Array.from({ length: 100 }, () => sampleAlarm(world, new Date()))
    await putAlarms(db, alarms)
    const cookies = await Promise.all(
      (['operator', 'operator-2', 'operator-cleared', 'supervisor'] as const).map(async (who) => {
        const { name, value } = await openSession(server, emailOf(who))
        return `${name}=${value}`
      }),
    )
    const ours = await openScreens(stack.webUrl, desks, sentAt, cookies)
    bare = await startBare()
    const theirs = await openScreens(`ws://127.0.0.1:${bare.port}`, desks, sentAt)
    const { child } = bare
    const lines: Record<'ours' | 'bare', (mark: number) => Promise<void> | void> = {
      ours: (mark) => {
        const alarm = alarms[mark % alarms.length] as Alarm
        sentAt.set(mark, performance.now())
        return writeLine(db, { alarm, kind: 'sighted', patch: seenAgain(world, alarm), mark })
      },
      bare: (mark) => {
        const alarm = alarms[mark % alarms.length] as Alarm
        sentAt.set(mark, performance.now())
        child.send([eventOf(alarm, seenAgain(world, alarm), mark)])
      },
    }
    const all: Record<'ours' | 'bare', Measured[]> = { ours: [], bare: [] }
    // The first round warms the compilers of both and is not counted.
    for (let round = 0, mark = 0; round <= rounds; round++, mark += 2 * linesPerSecond * seconds) {
      const a = await measure(stack.pid('web') ?? 0, ours, lines.ours, mark, idleSeconds.ours)
      const b = await measure(child.pid ?? 0, theirs, lines.bare, mark + linesPerSecond * seconds, idleSeconds.bare)
      say(`${round === 0 ? 'warm-up' : `round ${round}`}: web ${told(a)}; bare ws ${told(b)}`)
      if (round === 0) continue
      all.ours.push(a)
      all.bare.push(b)
    }
    ours.close()
    theirs.close()
    return figuresOf(all.ours, all.bare)
  } finally {
    bare?.child.disconnect()
    await db.end()
    await stack.stop()
  }
}

function startBare(): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(new URL('./fanout/bare-ws.ts', import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve({ child, port: (message as { port: number }).port }))
    child.once('exit', () => reject(new Error('the bare server did not start')))
  })
}

function seenAgain(world: World, alarm: Alarm): Partial<Alarm> {
  const lastSighting = sightingOf(world, alarm.vrm, new Date().toISOString())
  const score = 100 + world.random.below(800)
  const { contributions } = alarm
  return { sightingCount: 2, lastSighting, lastCapturedAt: lastSighting.capturedAt, score, contributions }
}

/** What the web process would tell of it. */
const eventOf = (alarm: Alarm, patch: Partial<Alarm>, mark: number) => ({
  seq: mark,
  alarmId: alarm.id,
  alarmVersion: mark,
  kind: 'sighted',
  at: alarm.raisedAt,
  actorId: null,
  actorName: null,
  restricted: false,
  data: { bench: mark },
  patch: { ...patch, version: mark },
})

const quantile = (values: readonly number[], q: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))] ?? Number.NaN
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const told = ({ cpuUs, times, idleCores }: Measured) =>
  `${cpuUs.toFixed(1)} µs a delivery, p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms, idle ${(idleCores * 100).toFixed(1)} %`

function figuresOf(ours: readonly Measured[], bare: readonly Measured[]) {
  const times = ours.flatMap((each) => each.times)
  return {
    p50_ms: quantile(times, 0.5),
    p99_ms: quantile(times, 0.99),
    max_ms: quantile(times, 1),
    bare_p99_ms: quantile(
      bare.flatMap((each) => each.times),
      0.99,
    ),
    // Of all rounds together: what the web process does beside it falls into one round and not into another.
    cpu_us: mean(ours.map(({ cpuUs }) => cpuUs)),
    bare_cpu_us: mean(bare.map(({ cpuUs }) => cpuUs)),
    cpu_ratio: mean(ours.map(({ cpuUs }) => cpuUs)) / mean(bare.map(({ cpuUs }) => cpuUs)),
    idle_cores: mean(ours.map(({ idleCores }) => idleCores)),
    delivered: times.length,
    lost: ours.reduce((sum, { lost }) => sum + lost, 0),
  }
}

const figures: Record<string, number> = {}
for (const [name, value] of Object.entries(await run())) figures[name] = Number(value.toPrecision(4))
const ok = Object.entries(limits).every(([name, [, limit]]) => (figures[name] ?? Number.NaN) <= limit)
say(JSON.stringify({ bench: 'fanout', figures, limits, ok }))
