import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { readHealth } from '#lib/alarms/list-health/queries.ts'
import { sha256 } from '#lib/core/hash.ts'
import { deltaFile, listFile } from './hotlists/list-file.ts'
import { startLoad } from './hotlists/load.ts'
import { recycleLog } from './hotlists/recycled-log.ts'
import { withdrawMeanwhile } from './hotlists/withdrawals.ts'
import { launchMatcher } from './ingest/launch-matcher.ts'
import { type BenchStage, openStage } from './ingest/stage.ts'

/**
 * A million rows of VOI through the matcher's own door: parsed, checked, staged, compared, stored with all indexes, and
 * in the live index; reads of other listed vehicles are matched meanwhile. The peer is COPY of the same file into a table
 * of text without an index, in the same run.
 */
const rows = Number(process.env.BENCH_ROWS ?? 1_000_000)
const deltaRows = 1000
const idleMs = 30_000
const everyMs = 20
const token = 'bench-list'
const say = (line: string) => process.stdout.write(`${line}\n`)

const limits = {
  import_seconds: ['<=', 60],
  matcher_peak_mb: ['<=', 1536],
  delta_seconds: ['<=', 2],
  withdrawal_stop_seconds: ['<=', 1],
  p99_ratio: ['<=', 2],
  lost: ['<=', 0],
} as const

const nobody = { id: 'bench', name: 'Bench', role: 'list-manager', forceId: null } as const

async function run() {
  // Made beforehand: this process also posts the reads and takes the matches, and would make them wait for its rows.
  const files = [[...listFile(rows)], [...listFile(rows, (n) => n % 20 === 0)]] as const
  const stage = await openStage()
  await seed(stage)
  say(`log segments used again: ${(await recycleLog(stage.db)) ? 'yes' : 'no'}`)
  const load = await startLoad(everyMs)
  const { port, child } = await launchMatcher(stage.url, load.webUrl)
  const url = `http://127.0.0.1:${port}`
  try {
    load.begin(url)
    await delay(5000) // compilers
    await load.take()
    await delay(idleMs)
    const idle = await load.take()
    say(`idle: ${idle.n} matches, p50 ${idle.p50.toFixed(1)} ms, p99 ${idle.p99.toFixed(1)} ms`)

    const first = await send(url, 'PUT', files[0])
    const busy = await load.take()
    say(
      `import of ${rows} rows: answered ${first.answered.toFixed(1)} s, live ${first.live.toFixed(1)} s, p99 ${busy.p99.toFixed(1)} ms of ${busy.n}`,
    )
    await delay(5000)
    const sending = send(url, 'PUT', files[1])
    const withdrawals = await withdrawMeanwhile(stage.db, load, { hotlistId: 'bulk', until: sending })
    const second = await sending
    const replacing = await load.take()
    say(
      `replacement, one row in 20 changed: answered ${second.answered.toFixed(1)} s, live ${second.live.toFixed(1)} s, p99 ${replacing.p99.toFixed(1)} ms`,
    )
    say(
      `${withdrawals.n} entries of the list withdrawn by hand meanwhile: answered in ${withdrawals.worstAnswerS.toFixed(2)} s at worst, the last match ${withdrawals.worstStopS.toFixed(2)} s after`,
    )
    await delay(2000)
    const delta = await send(url, 'PATCH', [Buffer.from(deltaFile(deltaRows, rows))])
    say(`delta of ${deltaRows} rows: answered ${delta.answered.toFixed(2)} s, live ${delta.live.toFixed(2)} s`)
    const peakKb = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? Number.NaN)
    await tellPhases(stage)
    const boardFrom = performance.now()
    await readHealth(stage.db, { ...nobody, permissions: new Set(['hotlist:read-restricted']) }, new Date())
    const health_board_ms = performance.now() - boardFrom
    say(`health board of ${rows} entries: ${health_board_ms.toFixed(0)} ms`)
    const copySeconds = await copyPeer(stage)
    say(`COPY of the same file: ${copySeconds.toFixed(1)} s`)
    return {
      import_seconds: first.live,
      replacement_seconds: second.live,
      copy_seconds: copySeconds,
      import_to_copy: first.live / copySeconds,
      matcher_peak_mb: peakKb / 1024,
      delta_seconds: delta.live,
      health_board_ms,
      idle_p99_ms: idle.p99,
      import_p99_ms: busy.p99,
      replacement_p99_ms: replacing.p99,
      withdrawal_answer_seconds: withdrawals.worstAnswerS,
      withdrawal_stop_seconds: withdrawals.worstStopS,
      p99_ratio: busy.p99 / idle.p99,
      lost: (await load.take()).lost,
    }
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
    await load.close()
    await stage.close()
  }
}

async function seed({ db }: BenchStage): Promise<void> {
  await db.query(`INSERT INTO alarm_policy (version, effective_at, note, settings) VALUES (1, '2026-01-01', '', '{}')`)
  await db.query(
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at, token_hash, layout)
     VALUES ('bulk', 'Bulk', 'PNC', 'durrow', 'Owner', 'Contact', 24, '2026-01-01', $1,
       '{"defaults":{"grade":"low","category":"stolen"}}')`,
    [sha256(token)],
  )
}

/** Seconds until the answer, and until the matcher holds the new revision. */
async function send(url: string, method: string, file: Iterable<Buffer>): Promise<{ answered: number; live: number }> {
  const address = `${url}/v1/hotlists/bulk`
  const headers = { authorization: `Bearer ${token}` }
  const begunAt = performance.now()
  const passed = () => (performance.now() - begunAt) / 1000
  const answer = await fetch(address, {
    method,
    headers: { ...headers, 'content-type': 'text/csv', 'if-match': '*' },
    body: Readable.toWeb(Readable.from(file)) as ReadableStream,
    duplex: 'half',
  } as RequestInit)
  const body = await answer.text()
  if (answer.status !== 200) throw new Error(`${method}: ${answer.status} ${body.slice(0, 500)}`)
  say(body.replace(/"refused":\[.*\],?/, '').slice(0, 300))
  const answered = passed()
  for (;;) {
    const status = (await (await fetch(address, { headers })).json()) as { matcher: { current: boolean } }
    if (status.matcher.current) return { answered, live: passed() }
    await delay(50)
  }
}

/** How long each part of each import took; what is left of its time is its way in, and the matcher's taking in. */
async function tellPhases({ db }: BenchStage): Promise<void> {
  const { rows: imports } = await db.query<{ kind: string; phases: Record<string, number> }>(
    `SELECT kind, phases FROM hotlist_import WHERE state = 'applied' ORDER BY begun_at`,
  )
  for (const { kind, phases } of imports) {
    const parts = Object.entries(phases).map(([name, ms]) => `${name} ${(ms / 1000).toFixed(2)} s`)
    say(`  ${kind}: ${parts.join(', ')}`)
  }
}

async function copyPeer({ db }: BenchStage): Promise<number> {
  const columns = Array.from({ length: 16 }, (_, i) => `c${i} text`).join(', ')
  await db.query(`CREATE TABLE copy_peer (${columns})`)
  const client = await db.connect()
  try {
    const begunAt = performance.now()
    await pipeline(
      Readable.from(listFile(rows)),
      client.query(copyFrom('COPY copy_peer FROM STDIN (FORMAT csv, HEADER)')),
    )
    return (performance.now() - begunAt) / 1000
  } finally {
    client.release()
  }
}

const figures: Record<string, number> = {}
for (const [name, value] of Object.entries(await run())) figures[name] = Number(value.toPrecision(4))
const ok = Object.entries(limits).every(([name, [, limit]]) => (figures[name] ?? Number.NaN) <= limit)
say(JSON.stringify({ bench: 'hotlists', rows, figures, limits, ok }))
