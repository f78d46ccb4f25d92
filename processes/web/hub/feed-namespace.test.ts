import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { Server } from 'socket.io'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { forgetSessions } from '#lib/access/queries.ts'
import { putPerson, shareDatabase } from '#lib/access/testing/people.ts'
import { type FeedRow, feedNamespace } from '#lib/alarms/feed/feed-row.ts'
import { takeInMatches } from '#lib/alarms/intake/commands.ts'
import { aMessage, aViewer, furnish, putEntry, testDeps } from '#lib/alarms/testing/house.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { disablePerson } from '#lib/people/commands.ts'
import { allow } from '#lib/web/testing/allow.ts'
import { serveFeed } from './feed-namespace.ts'
import { connected, signedInSocket } from './testing/signed-in-socket.ts'

const { pool } = await testDatabase()
const world = testDeps(pool)
const deps = { db: shareDatabase(pool), clock: () => new Date(), newId: randomUUID }
const http = createServer()
const io = new Server(http)
/** What happens once instead of the next reading of the feed from its beginning. */
let replay: (() => Promise<never>) | undefined
const db = {
  query: async (text: string, values?: unknown[]) => {
    const instead = replay
    if (!instead || values?.[0] !== 0) return pool.query(text, values)
    replay = undefined
    return instead()
  },
} as unknown as Pool
const feed = serveFeed(io, db, pino({ level: 'silent' }))
/** A line of the feed. */
const lineOf = (n: number) => takeInMatches(world, [aMessage(n, 1, n)])

beforeAll(async () => {
  await furnish(pool)
  await putEntry(pool, 1, { category: 'no-insurance', grade: 'low' })
  await putPerson(deps.db, 'ada', 'administrator')
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  feed.stop()
  await io.close()
})

async function screenOf(name: string) {
  await putPerson(deps.db, name, 'supervisor')
  const socket = await signedInSocket(http, feedNamespace, name)
  await connected(socket)
  return socket
}

// The 30 s after which every socket is looked at anyway are longer than these waits.
it('cuts off the screen of a person who is disabled, when it is told of it, and no other', async () => {
  const [erin, idris] = [await screenOf('erin'), await screenOf('idris')]
  await disablePerson(deps, aViewer('administrator', 'ada'), { personId: 'erin' })
  forgetSessions()
  await feed.recheck()
  await vi.waitFor(() => expect(erin.connected).toBe(false), 5_000)
  expect(idris.connected).toBe(true)
})

it('brings a screen up to date before it is told what comes, so that a replay that fails loses nothing', async () => {
  const [watching, late] = [await screenOf('watch'), await screenOf('wren')]
  const got: number[] = []
  let newest = 0
  late.on('feed:rows', (rows: FeedRow[]) => {
    got.push(...rows.map(({ seq }) => seq ?? 0))
    newest = Math.max(newest, ...got)
  })
  late.disconnect()
  await lineOf(1)
  await feed.wake()
  // Its replay is slow, and fails: another line comes meanwhile.
  const told = new Promise<void>((resolve) =>
    watching.on('feed:rows', (rows: FeedRow[]) => rows.some(({ seq }) => seq === 2) && resolve()),
  )
  replay = async () => {
    await lineOf(2)
    await feed.wake()
    await told
    throw new Error('the database is away')
  }
  late.auth = { since: 0 }
  const cut = new Promise((resolve) => late.once('disconnect', resolve))
  late.connect()
  await cut
  late.auth = { since: newest }
  late.connect()
  await vi.waitFor(() => expect(new Set(got)).toEqual(new Set([1, 2])), 5_000)
})

it('refuses a person who opens sockets in a loop', async () => {
  allow({ socket: { burst: 1, perSec: 0.001 } })
  await screenOf('lena')
  await expect(connected(await signedInSocket(http, feedNamespace, 'lena'))).rejects.toThrow('too-often')
})
