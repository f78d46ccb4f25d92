import pg from 'pg'
import { createCluster } from './create.ts'
import { findFreePort } from './free-port.ts'
import { endLeftover } from './leftover.ts'
import { findPlace, type Place } from './place.ts'
import { type Server, serverUrl, startServer } from './server.ts'

export type PreparedServer = {
  place: Place
  url: (database: string) => string
  /** Runs the server; again on the same port after it died. */
  launch: () => Promise<Server>
}

/** Brings the server below `dataDir` to where it can be launched: programs found, leftovers ended, cluster made. */
export async function prepareServer(options: {
  dataDir: string
  logFile: string
  password: string
  durable: boolean
  say: (sentence: string) => void
}): Promise<PreparedServer> {
  const { dataDir, logFile, password, durable, say } = options
  const place = await findPlace(dataDir, say)
  await endLeftover(place.cluster, say)
  await createCluster(place, { password, durable })
  const port = await findFreePort()
  return {
    place,
    url: (database) => serverUrl(port, password, database),
    launch: () => startServer({ place, port, password, durable, logFile }),
  }
}

/** Makes the database `name` unless it is there; `url` leads to any other database of the server. */
export async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
