import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { createDatabase, prepareServer } from '#lib/db/embedded/prepare.ts'
import { migrate } from '#lib/db/migrate/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Leads to the database `postgres` of the run's own server. */
    databaseAdminUrl: string
  }
}

export const templateName = 'watchdesk_template'

/** One PostgreSQL for the whole run, with a template that has every migration; gone when the run ends. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'watchdesk-test-'))
  // As root the server runs under another account, which must get in.
  chmodSync(dataDir, 0o755)
  const logFile = join(dataDir, 'postgres.log')
  const quiet = () => {}
  // Nothing here need survive a power cut: without fsync the suite is about a third faster.
  const prepared = await prepareServer({ dataDir, logFile, password: 'test', durable: false, say: quiet })
  const server = await prepared.launch()
  const url = prepared.url('postgres')
  await createDatabase(url, templateName)
  const pool = new pg.Pool({ connectionString: prepared.url(templateName), max: 1 })
  try {
    await migrate(pool, join(import.meta.dirname, '..', '..', '..', 'prisma', 'migrations'))
  } catch (error) {
    await server.stop()
    throw error
  } finally {
    await pool.end()
  }
  project.provide('databaseAdminUrl', url)
  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
    rmSync(prepared.place.cluster, { recursive: true, force: true })
  }
}
