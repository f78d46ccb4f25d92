import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { programOf } from './binaries.ts'
import { makeServerFolder, type Place } from './place.ts'
import { serverEnv } from './settings.ts'

export const superuser = 'watchdesk'
const version = '18'
const run = promisify(execFile)

/** Makes the cluster unless it is there; a folder begun by an interrupted start is thrown away first. */
export async function createCluster(place: Place, { password, durable }: { password: string; durable: boolean }) {
  const { cluster, home, account } = place
  if (existsSync(cluster)) return checkVersion(cluster)
  const begun = `${cluster}.new`
  const passwordFile = join(home, 'initdb-password')
  mkdirSync(home, { recursive: true, mode: account ? 0o755 : 0o700 })
  rmSync(begun, { recursive: true, force: true })
  try {
    makeServerFolder(begun, account)
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
    if (account) chownSync(passwordFile, account.uid, account.gid)
    const flags = ['-D', begun, '-U', superuser, `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '-E', 'UTF8']
    // The builtin provider sorts alike on every machine; the system's collations change under an index's feet.
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
    await run(programOf(place.native, 'initdb'), [...flags, ...locale, ...(durable ? [] : ['--no-sync'])], {
      cwd: home,
      env: serverEnv,
      ...(account && { uid: account.uid, gid: account.gid }),
    })
    renameSync(begun, cluster)
  } catch (error) {
    rmSync(begun, { recursive: true, force: true })
    throw new Error(initdbFailure(error, home), { cause: error })
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function checkVersion(cluster: string): void {
  const file = join(cluster, 'PG_VERSION')
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
  if (found === version) return
  throw new Error(
    found
      ? `The database in ${cluster} was made by PostgreSQL ${found}, this version brings ${version}: see docs/operations.md, Upgrades`
      : `The folder ${cluster} holds no PostgreSQL database: restore a backup, or npm start -- --reset to begin anew`,
  )
}

function initdbFailure(error: unknown, home: string): string {
  const { stderr = '', message } = error as Error & { stderr?: string }
  const output = `${stderr}\n${message}`
  if (/No space left on device|ENOSPC/.test(output)) return `The disk that holds ${home} is full: free some space`
  if (/Permission denied|EACCES|EPERM/.test(output)) return `No permission to write to ${home}: give it to this user`
  const line = /^(?:initdb: error|FATAL|PANIC|.*error while loading).*$/m.exec(output)?.[0]
  return `The database could not be made in ${home}: ${line ?? message.split('\n')[0]}`
}
