import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { migrate } from '#lib/db/migrate/migrate.ts'

const admin = 'postgresql://postgres@127.0.0.1:3701/postgres'

export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `ingest_${randomUUID().replaceAll('-', '')}`
  const run = async (sql: string) => {
    const client = new pg.Client(admin)
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await run(`CREATE DATABASE ${name}`)
  const url = admin.replace(/postgres$/, name)
  const pool = new pg.Pool({ connectionString: url })
  await migrate(pool, 'prisma/migrations')
  await pool.end()
  return { url, drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) }
}
