import pg from 'pg'

export type Task = (db: pg.Client, ended: AbortSignal) => Promise<void>

/** A connection whose tasks run one after another. */
export interface Lane {
  readonly db: pg.Client
  connect(): Promise<void>
  /**
   * Runs a task after those before it; one that fails ends the lane. Nothing runs on a lane that has ended: a task that
   * is at work then is told by its signal, and must change nothing any more.
   */
  run(task: Task): Promise<void>
  close(): Promise<void>
}

/** `onEnd` is told once, when a task or the connection itself has failed, and not after `close`. */
function createLane(url: string, name: string, onEnd: (error: Error) => void): Lane {
  const db = new pg.Client({ connectionString: url, application_name: name, query_timeout: 30_000 })
  const ending = new AbortController()
  let work: Promise<void> = Promise.resolve()

  function end(error: Error): void {
    if (ending.signal.aborted) return
    ending.abort()
    db.end().catch(() => {})
    onEnd(error)
  }
  db.on('error', end)
  db.on('end', () => end(new Error('the connection has ended')))

  return {
    db,
    connect: () => db.connect().then(() => {}, end),
    run(task) {
      work = work.then(() => (ending.signal.aborted ? undefined : task(db, ending.signal).catch(end)))
      return work
    },
    async close() {
      ending.abort()
      await db.end().catch(() => {})
    },
  }
}

/** A quick lane for what people and small files change, and one for whole lists and big files, which takes its time. */
export interface Lanes {
  readonly quick: Lane
  readonly slow: Lane
  close(): Promise<unknown>
}

export function createLanes(url: string, onEnd: (error: Error) => void): Lanes {
  const quick = createLane(url, 'matcher list changes', onEnd)
  const slow = createLane(url, 'matcher lists', onEnd)
  return { quick, slow, close: () => Promise.all([quick.close(), slow.close()]) }
}
