import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'

/** Below this many entries reading them from the database takes no longer than starting does (policy). */
const worthwhileEntries = 20_000
const firstAfterMs = 10_000
const everyMs = 5 * 60_000

export interface SnapshotKeeperOptions {
  url: string
  path: string
  log: Logger
  from?: number
  firstAfterMs?: number
  everyMs?: number
}

/** Has the lists written down some time after they changed, at most every five minutes; a failure keeps the one before. */
export function createSnapshotKeeper(options: SnapshotKeeperOptions) {
  const { url, path, log, from = worthwhileEntries } = options
  let timer: NodeJS.Timeout | undefined
  let worker: Worker | undefined
  let wait = options.firstAfterMs ?? firstAfterMs
  let again = false
  let closed = false

  async function write(): Promise<void> {
    timer = undefined
    again = false
    wait = options.everyMs ?? everyMs
    const begunAt = performance.now()
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const entries = await inWorker()
      log.info({ entries, ms: Math.round(performance.now() - begunAt), path }, 'the lists are written down')
    } catch (error) {
      if (!closed) log.warn({ error: (error as Error).message, path }, 'the lists cannot be written down')
    }
    worker = undefined
    if (again && !closed) schedule()
  }

  function inWorker(): Promise<number> {
    return new Promise((resolve, reject) => {
      worker = new Worker(new URL('./snapshot-worker.ts', import.meta.url), { workerData: { url, path } })
      worker.once('message', ({ entries }) => resolve(entries))
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('it was ended')))
    })
  }

  function schedule(): void {
    if (timer || closed) return
    if (worker) again = true
    else timer = setTimeout(() => void write(), wait)
  }

  return {
    /** The lists are not as they were written down. */
    changed(entries: number): void {
      if (entries >= from) schedule()
    },
    async close(): Promise<void> {
      closed = true
      clearTimeout(timer)
      await worker?.terminate()
    },
  }
}
export type SnapshotKeeper = ReturnType<typeof createSnapshotKeeper>
