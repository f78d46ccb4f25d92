import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { createPool } from '#lib/db/pool.ts'

const template = 'watchdesk_template'
const graceMs = 2000

export type TestDatabase = { url: string; pool: pg.Pool }

/**
 * A database of this test file's own with every migration applied, dropped when the file ends. The file closes the
 * pools it makes itself: one left open fails it. Call it at the top of the file: `const { pool } = await testDatabase()`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { database, close } = await openDatabase(template)
  afterAll(close)
  return database
}

/** The same for one test, or without the migrations: `await withDatabase(async ({ pool }) => …, { empty: true })`. */
export async function withDatabase<T>(
  work: (database: TestDatabase) => Promise<T>,
  { empty = false }: { empty?: boolean } = {},
): Promise<T> {
  const { database, close } = await openDatabase(empty ? 'template1' : template)
  try {
    return await work(database)
  } finally {
    await close()
  }
}

async function openDatabase(from: string): Promise<{ database: TestDatabase; close: () => Promise<void> }> {
  const admin = new pg.Pool({ connectionString: inject('databaseAdminUrl'), max: 1 })
  const name = `test_${randomBytes(6).toString('hex')}`
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${from}`)
  const url = new URL(inject('databaseAdminUrl'))
  url.pathname = `/${name}`
  const pool = createPool(url.href, { max: 10, name: 'test' })
  const close = async () => {
    try {
      if (!pool.ended) await pool.end()
      const leaked = await connectionsLeft(admin, name)
      if (leaked.length > 0) throw new Error(`Connections left open at the end of the test: ${leaked.join('; ')}`)
    } finally {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await admin.end()
    }
  }
  return { database: { url: url.href, pool }, close }
}

// A closed connection is gone from the server's list a moment later, so it is asked until the list is empty.
async function connectionsLeft(admin: pg.Pool, name: string): Promise<string[]> {
  const until = performance.now() + graceMs
  for (;;) {
    const { rows } = await admin.query<{ what: string }>(
      `SELECT application_name || ': ' || query AS what FROM pg_stat_activity WHERE datname = $1`,
      [name],
    )
    if (rows.length === 0 || performance.now() > until) return rows.map(({ what }) => what)
    await delay(20)
  }
}
