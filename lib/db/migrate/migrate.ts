import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { createBook, findBooked, migrationLock } from './book.ts'
import { MigrationError, type MigrationFile, planMigrations } from './plan.ts'

/** Every `NNNN_name/migration.sql` below `dir`, the checksum as Prisma writes it (SHA-256 of the bytes, hex). */
export function readMigrations(dir: string): MigrationFile[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dir, entry.name, 'migration.sql')))
    .map(({ name }) => {
      const bytes = readFileSync(join(dir, name, 'migration.sql'))
      return { name, checksum: createHash('sha256').update(bytes).digest('hex'), sql: bytes.toString('utf8') }
    })
}

/**
 * Applies what is missing of the migrations in `dir`, each in one transaction with its line in the book; returns their
 * names. Two runners at once wait for each other. Throws MigrationError, and the database is as before the failing one.
 */
export async function migrate(pool: pg.Pool, dir: string): Promise<{ applied: string[] }> {
  const client = await pool.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await client.query(createBook)
    const pending = planMigrations(await findBooked(client), readMigrations(dir))
    for (const file of pending) await apply(client, file)
    return { applied: pending.map(({ name }) => name) }
  } finally {
    // Closing the connection gives back the lock whatever state a failure left it in.
    client.release(true)
  }
}

async function apply(client: pg.PoolClient, { name, checksum, sql }: MigrationFile): Promise<void> {
  const id = randomUUID()
  await client.query('BEGIN')
  try {
    await client.query('INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ($1, $2, $3)', [
      id,
      checksum,
      name,
    ])
    const begun = await transactionOf(client)
    await client.query(sql)
    if ((await transactionOf(client)) !== begun) throw new Error('it ends its own transaction')
    await client.query(
      'UPDATE "_prisma_migrations" SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1',
      [id],
    )
    await client.query('COMMIT')
  } catch (cause) {
    await client.query('ROLLBACK')
    throw new MigrationError(`Migration ${name} failed and was undone: ${(cause as Error).message}`, { cause })
  }
}

async function transactionOf(client: pg.PoolClient): Promise<string | null> {
  const { rows } = await client.query<{ xid: string | null }>('SELECT pg_current_xact_id_if_assigned()::text AS xid')
  return rows[0]?.xid ?? null
}
