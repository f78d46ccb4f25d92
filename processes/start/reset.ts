import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { serverAccount } from '#lib/db/embedded/account.ts'
import { endLeftover } from '#lib/db/embedded/leftover.ts'
import { homeOf } from '#lib/db/embedded/place.ts'
import { Refusal, say } from './say.ts'

// By name, so that a DATA_DIR that points at somebody's home folder loses nothing else.
const ours = { 'postgres.new': '', images: 'the pictures', logs: 'the logs', secret: 'the secret' } as const

/** Deletes what the embedded desk has kept, saying what. */
export async function resetFolder(dataDir: string): Promise<void> {
  const cluster = join(homeOf(dataDir, serverAccount()), 'postgres')
  await endLeftover(cluster, say)
  remove(cluster, 'the database')
  for (const [name, what] of Object.entries(ours)) remove(join(dataDir, name), what)
}

function remove(path: string, what: string): void {
  if (!existsSync(path)) return
  if (what) say(`deleting ${path}: ${what}`)
  rmSync(path, { recursive: true, force: true })
}

/** Empties the database of DATABASE_URL, which is not ours alone: only when told `--yes`. */
export async function resetDatabase(url: string, { yes }: { yes: boolean }): Promise<void> {
  const { host, pathname } = new URL(url)
  const what = `everything in the schema public of database ${pathname.slice(1)} at ${host}`
  if (!yes) throw new Refusal(`--reset would delete ${what}: say npm start -- --reset --yes if that is meant`)
  say(`deleting ${what}`)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  } finally {
    await client.end()
  }
}
