import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** The system account PostgreSQL runs under when we are root, which it refuses to be. */
export type Account = { name: string; uid: number; gid: number; made: boolean }

/** Undefined when we are nobody special; else an account of our own, made if need be, or one that every system has. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const own = lookUp('watchdesk')
  if (own) return { ...own, made: false }
  if (process.platform === 'linux' && makeAccount()) {
    const made = lookUp('watchdesk')
    if (made) return { ...made, made: true }
  }
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const account = lookUp(name)
    if (account) return { ...account, made: false }
  }
  throw new Error('PostgreSQL refuses to run as root and no other account was found: start as an ordinary user')
}

function makeAccount(): boolean {
  try {
    const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent']
    execFileSync('useradd', [...options, '--shell', '/usr/sbin/nologin', 'watchdesk'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function lookUp(name: string): Omit<Account, 'made'> | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
    const [uid, gid] = [id('-u'), id('-g')]
    return uid > 0 && gid > 0 ? { name, uid, gid } : undefined
  } catch {
    return undefined
  }
}

/** Whether the account may walk through every folder down to `path`, which must exist. */
export function canReach(path: string, { uid, gid }: Account): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { mode, uid: owner, gid: group } = statSync(folder)
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
