import { join } from 'node:path'
import pg from 'pg'
import { superuser } from '#lib/db/embedded/create.ts'
import { createDatabase, prepareServer } from '#lib/db/embedded/prepare.ts'
import { Refusal, say } from './say.ts'
import { derivedSecret } from './secrets.ts'
import { type Supervised, supervise } from './supervise.ts'

const leastVersion = 16

/** Runs our own PostgreSQL below `dataDir` and gives the address of its database. */
export async function startEmbedded(
  dataDir: string,
  secret: string,
  onPid: (pid: number | undefined) => void,
): Promise<{ url: string; server: Supervised }> {
  const password = derivedSecret(secret, 'database')
  const logFile = join(dataDir, 'logs', 'postgres.log')
  const prepared = await prepareServer({ dataDir, logFile, password, durable: true, say })
  const server = await supervise('PostgreSQL', prepared.launch, onPid)
  const url = prepared.url(superuser)
  try {
    await createDatabase(prepared.url('postgres'), superuser)
    return { url, server }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Refuses a database that cannot be used, before anything else is started. */
export async function requireDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS version`,
    )
    const version = rows[0]?.version ?? 0
    if (version < leastVersion) {
      throw new Refusal(`The database of DATABASE_URL is PostgreSQL ${version}: ${leastVersion} or later is needed`)
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(complaint(url, error as Error & { code?: string }))
  } finally {
    await client.end().catch(() => {})
  }
}

function complaint(url: string, { code, message }: Error & { code?: string }): string {
  const { host, username, pathname } = new URL(url)
  if (code === '28P01' || code === '28000') {
    return `The database at ${host} refuses user ${username}: check name and password in DATABASE_URL`
  }
  if (code === '3D000')
    return `There is no database ${pathname.slice(1)} at ${host}: create it, or correct DATABASE_URL`
  const reason = code ?? message.split('\n')[0]
  return `The database at ${host} cannot be reached (${reason}): check that it runs and that DATABASE_URL is right`
}
