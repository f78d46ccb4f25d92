import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** Ends a server that an earlier start left running on this cluster, and clears a stale lock, saying so. */
export async function endLeftover(cluster: string, say: (sentence: string) => void): Promise<void> {
  const lock = join(cluster, 'postmaster.pid')
  if (!existsSync(lock)) return
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0])
  if (isPostgres(pid)) {
    say(`a PostgreSQL server of an earlier start was still running (process ${pid}): stopping it`)
    await endServer(pid)
    return
  }
  // After a power cut another program may have the number, and PostgreSQL would take it for a running server.
  rmSync(lock, { force: true })
  say('the last stop was not a clean one: PostgreSQL recovers from its log')
}

async function endServer(pid: number): Promise<void> {
  const patienceMs = 60_000
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isPostgres(pid); waited += 100) {
    if (waited === patienceMs) process.kill(pid, 'SIGQUIT')
    if (waited > 2 * patienceMs) throw new Error(`PostgreSQL (process ${pid}) does not stop: end it by hand`)
    await delay(100)
  }
}

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function isPostgres(pid: number): boolean {
  return pid > 0 && alive(pid) && /\bpostgres(\.exe)?\b/.test(commandOf(pid))
}

/** The command line of a running process, empty when it cannot be told. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    if (process.platform === 'win32') return execFileSync('tasklist', ['/FI', `PID eq ${pid}`], { encoding: 'utf8' })
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
