import { readFileSync } from 'node:fs'
import { constants, getPriority, setPriority } from 'node:os'

/** Runs a statement on the connection that is to stand back. */
export type Ask = (sql: string) => Promise<readonly { pid: number; port: number | null }[]>

const { PRIORITY_LOW: low } = constants.priority

/**
 * Lets the server's process behind a connection stand back, so that long work takes the processor time that reads and
 * screens leave over. Only where that process is seen to be ours: on this machine, with the port of this connection in its
 * title, and under an account whose processes we may slow down. Elsewhere nothing happens. Gives what puts it back, where
 * that is allowed.
 */
export async function takeBackSeat(ask: Ask): Promise<() => void> {
  const nothing = () => {}
  if (process.platform !== 'linux') return nothing
  try {
    const [found] = await ask('SELECT pg_backend_pid() AS pid, inet_client_port() AS port')
    if (!found?.port || !isBackend(readFileSync(`/proc/${found.pid}/cmdline`, 'utf8'), found.port)) return nothing
    const { pid } = found
    const before = getPriority(pid)
    setPriority(pid, low)
    return () => {
      try {
        setPriority(pid, before)
      } catch {
        // Who is not root may only ever slow a process down; this connection is one for long work.
      }
    }
  } catch {
    return nothing
  }
}

/** The title of a process as the server writes it: `postgres: user database 127.0.0.1(40312) INSERT`. */
export const isBackend = (title: string, port: number): boolean =>
  title.startsWith('postgres: ') && title.includes(`(${port})`)

/** The same for the thread that calls it; the other threads of its process go on as before. */
export function takeBackSeatHere(): void {
  // Elsewhere than on Linux this would be the whole process.
  if (process.platform === 'linux') setPriority(low)
}
