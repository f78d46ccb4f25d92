import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { pino } from 'pino'
import { Server } from 'socket.io'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { forgetSessions } from '#lib/access/queries.ts'
import { putPerson, shareDatabase } from '#lib/access/testing/people.ts'
import { feedNamespace } from '#lib/alarms/feed/feed-row.ts'
import { aViewer } from '#lib/alarms/testing/house.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { disablePerson } from '#lib/people/commands.ts'
import { serveFeed } from './feed-namespace.ts'
import { connected, signedInSocket } from './testing/signed-in-socket.ts'

const { pool } = await testDatabase()
const deps = { db: shareDatabase(pool), clock: () => new Date(), newId: randomUUID }
const http = createServer()
const io = new Server(http)
const feed = serveFeed(io, pool, pino({ level: 'silent' }))

beforeAll(async () => {
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
