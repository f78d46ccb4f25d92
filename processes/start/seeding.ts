import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '#lib/db/migrate/migrate.ts'
import type { Env } from '#lib/env.ts'
import { say } from './say.ts'

const nobodyWords =
  'Nobody can sign in yet: set ADMIN_EMAIL and ADMIN_PASSWORD and start again, and that person is the first administrator'

export type Account = { role: string; email: string }

/** Brings the schema up to date; the names of the migrations that were applied. */
export async function migrateDatabase(url: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  pool.on('error', () => {})
  try {
    const { applied } = await migrate(pool, join('prisma', 'migrations'))
    return applied
  } finally {
    await pool.end()
  }
}

/** Fills what must be there for this start: policies and tokens always, the demo world and its people in a demo. */
export async function seedDatabase(url: string, env: Env, password: string | null): Promise<Account[]> {
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  pool.on('error', () => {})
  try {
    // Loaded only now: a start that is refused says so a second sooner.
    const { seed } = await import('#prisma/seed.ts')
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: first } = env
    const { accounts, nobody } = await seed({
      pool,
      now: new Date(),
      demo: env.DEMO,
      password,
      ingestToken: env.INGEST_TOKEN ?? null,
      apiToken: env.API_TOKEN ?? null,
      administrator: email && first ? { email, password: first } : null,
      worldSeed: env.FEED_SEED,
    })
    if (nobody) say(nobodyWords)
    return accounts
  } finally {
    await pool.end()
  }
}
