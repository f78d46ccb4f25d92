import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { prepareServer } from '#lib/db/embedded/prepare.ts'
import type { Random } from './random.ts'
import { passages } from './traffic.ts'

const WARM_UP = 50
const READS = 400

/** Nanoseconds a read of the usual SQL: similar marks by pg_trgm's index, then one edit by levenshtein(). */
export async function measurePostgres(marks: readonly string[], rnd: Random): Promise<number | undefined> {
  // For our own arrays: PostgreSQL runs as anybody's does.
  delete process.env.GLIBC_TUNABLES
  const dataDir = mkdtempSync(join(tmpdir(), 'watchdesk-bench-'))
  const logFile = join(dataDir, 'postgres.log')
  const prepared = await prepareServer({ dataDir, logFile, password: 'bench', durable: false, say: () => {} })
  const server = await prepared.launch()
  try {
    const db = new pg.Client({ connectionString: prepared.url('postgres') })
    await db.connect()
    const { rows: available } = await db.query(
      `SELECT name FROM pg_available_extensions WHERE name IN ('pg_trgm', 'fuzzystrmatch')`,
    )
    const ns = available.length === 2 ? await search(db, marks, rnd) : undefined
    await db.end()
    return ns
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
    rmSync(prepared.place.home, { recursive: true, force: true })
  }
}

async function search(db: pg.Client, marks: readonly string[], rnd: Random): Promise<number> {
  await db.query('CREATE EXTENSION pg_trgm')
  await db.query('CREATE EXTENSION fuzzystrmatch')
  await db.query('CREATE TABLE listed AS SELECT unnest($1::text[]) AS mark', [marks])
  await db.query('CREATE INDEX ON listed USING gin (mark gin_trgm_ops)')
  await db.query('ANALYZE listed')
  // One edit in seven characters can leave three trigrams of eight: similarity 0.23 or more.
  await db.query('SET pg_trgm.similarity_threshold = 0.2')
  const text = 'SELECT mark FROM listed WHERE mark % $1 AND levenshtein(mark, $1) <= 1'
  const { rows } = await db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const pid = rows[0]?.pid ?? 0
  let begunNs = 0
  const reads = passages(WARM_UP + READS, marks, rnd)
  for (const [i, { mark }] of reads.entries()) {
    if (i === WARM_UP) begunNs = spentNs(pid)
    await db.query({ name: 'near', text, values: [mark] })
  }
  return (spentNs(pid) - begunNs) / READS
}

/** CPU time of the server's process for our connection where Linux tells it, else the wall's. */
function spentNs(pid: number): number {
  const path = `/proc/${pid}/stat`
  if (!existsSync(path)) return performance.now() * 1e6
  const fields = readFileSync(path, 'utf8').split(') ')[1]?.split(' ') ?? []
  // User and system time in ticks of 10 ms.
  return (Number(fields[11]) + Number(fields[12])) * 1e7
}
