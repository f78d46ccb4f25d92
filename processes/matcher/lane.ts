import pg from 'pg'

/** A connection whose tasks run one after another. */
export interface Lane {
  readonly db: pg.Client
  connect(): Promise<void>
  /** Runs a task after those before it; one that fails ends the lane. Nothing runs on a lane that has ended. */
  run(task: (db: pg.Client) => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** `onEnd` is told once, when a task or the connection itself has failed, and not after `close`. */
export function createLane(url: string, name: string, onEnd: (error: Error) => void): Lane {
  const db = new pg.Client({ connectionString: url, application_name: name, query_timeout: 30_000 })
  let ended = false
  let work: Promise<void> = Promise.resolve()

  function end(error: Error): void {
    if (ended) return
    ended = true
    db.end().catch(() => {})
    onEnd(error)
  }
  db.on('error', end)
  db.on('end', () => end(new Error('the connection has ended')))

  return {
    db,
    connect: () => db.connect().then(() => {}, end),
    run(task) {
      work = work.then(() => (ended ? undefined : task(db).catch(end)))
      return work
    },
    async close() {
      ended = true
      await db.end().catch(() => {})
    },
  }
}
