import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { sha256 } from '#lib/core/hash.ts'
import { createDatabase, prepareServer } from '#lib/db/embedded/prepare.ts'
import { migrate } from '#lib/db/migrate/migrate.ts'
import { ensurePartitions } from '#lib/db/partitions.ts'
import { createPool } from '#lib/db/pool.ts'

export const token = 'bench'
export const cameraCount = 150
const listedCount = 10_000

export interface BenchStage {
  url: string
  db: pg.Pool
  close(): Promise<void>
}

/**
 * A database of the benchmark's own: on the server of DATABASE_URL when that is set, else on an embedded one with
 * fsync and synchronous commit on, in a folder that is deleted at the end.
 */
export async function openStage(): Promise<BenchStage> {
  const name = `watchdesk_bench_${randomBytes(4).toString('hex')}`
  const server = process.env.DATABASE_URL ? onServer(process.env.DATABASE_URL) : await embedded()
  await createDatabase(server.url('postgres'), name)
  const url = server.url(name)
  const db = createPool(url, { max: 4, name: 'bench', queryTimeoutMs: 120_000 })
  await migrate(db, 'prisma/migrations')
  await ensurePartitions(db, new Date())
  await seed(db)
  return {
    url,
    db,
    async close() {
      await db.end()
      const admin = createPool(server.url('postgres'), { max: 1 })
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await admin.end()
      await server.stop()
    },
  }
}

function onServer(databaseUrl: string) {
  const url = (database: string) => Object.assign(new URL(databaseUrl), { pathname: `/${database}` }).href
  return { url, stop: async () => {} }
}

async function embedded() {
  const dataDir = mkdtempSync(join(tmpdir(), 'watchdesk-bench-'))
  const logFile = join(dataDir, 'postgres.log')
  const prepared = await prepareServer({ dataDir, logFile, password: 'bench', durable: true, say: () => {} })
  const { stop } = await prepared.launch()
  return {
    url: prepared.url,
    async stop() {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
      rmSync(prepared.place.home, { recursive: true, force: true })
    },
  }
}

async function seed(db: pg.Pool): Promise<void> {
  await db.query(`INSERT INTO force (id, name, area) VALUES ('durrow', 'Durrow', '{}')`)
  await db.query(
    `INSERT INTO camera (id, force_id, name, road, direction, bearing, lat, lon, kind, created_at)
     SELECT 'cam-' || i, 'durrow', 'Camera ' || i, 'A66', 'eastbound', 90, 54.6, -2.5, 'fixed', '2026-01-01'
     FROM generate_series(1, $1::int) i`,
    [cameraCount],
  )
  await db.query(
    `INSERT INTO ingest_source (id, name, token_hash, created_at) VALUES ('bench', 'Bench', $1, '2026-01-01')`,
    [sha256(token)],
  )
  await db.query(
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at)
     VALUES ('list', 'List', 'PNC', 'durrow', 'Owner', 'Contact', 24, '2026-01-01')`,
  )
  await db.query(
    `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id,
       created_at, updated_at)
     SELECT gen_random_uuid(), 'list', mark, 'STOP', '{}', 'Stolen', 'stolen-vehicle', 'high', 'durrow', '2026-01-01',
       '2026-01-01' FROM unnest($1::text[]) AS mark`,
    [Array.from({ length: listedCount }, (_, n) => markOf(n))],
  )
}

const letters = 'ABCDEFGHJKLMNOPRSTUVWXY'

/** One of 2.4 million marks that cannot be real (age ids 30–39); the first 10,000 are listed. */
export function markOf(n: number): string {
  let rest = n
  const letter = () => {
    const at = rest % letters.length
    rest = Math.floor(rest / letters.length)
    return letters.charAt(at)
  }
  const [c, d, e] = [letter(), letter(), letter()]
  const age = 30 + (rest % 10)
  rest = Math.floor(rest / 10)
  return `A${letter()}${age}${c}${d}${e}`
}

export const marksKnown = 23 ** 4 * 10
export const marksListed = listedCount
