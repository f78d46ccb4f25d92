import { createHash } from 'node:crypto'
import { chownSync, existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Account, canReach, serverAccount } from './account.ts'
import { findPostgres, reachablePostgres, shelter } from './binaries.ts'

/** Where an embedded server's programs and files are, and whose they are. */
export type Place = { native: string; home: string; cluster: string; account: Account | undefined }

/**
 * The place for the server whose files belong below `dataDir`. Root's own folders are closed to the account that
 * PostgreSQL must run under; then programs and files go below /var/lib/watchdesk, and `say` tells so.
 */
export async function findPlace(dataDir: string, say: (sentence: string) => void): Promise<Place> {
  const native = await findPostgres()
  const account = serverAccount()
  const wanted = resolve(dataDir)
  mkdirSync(wanted, { recursive: true, mode: account ? 0o755 : 0o700 })
  if (account?.made) say('made the system account watchdesk: PostgreSQL refuses to run as root')
  const home = homeOf(wanted, account)
  if (home !== wanted && !existsSync(join(home, 'postgres'))) {
    say(`the account ${account?.name} cannot enter ${wanted}: the database is kept in ${home}`)
  }
  return { native: reachablePostgres(native, account), home, cluster: join(home, 'postgres'), account }
}

/** The folder that holds (or would hold) the server's files, without making it. */
export function homeOf(dataDir: string, account: Account | undefined): string {
  const wanted = resolve(dataDir)
  if (!account || !existsSync(wanted) || canReach(wanted, account)) return wanted
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  return join(shelter, hash)
}

/** Makes a folder that the server's account may write. */
export function makeServerFolder(path: string, account: Account | undefined): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (account) chownSync(path, account.uid, account.gid)
}
