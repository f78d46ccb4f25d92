import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { pino } from 'pino'
import { Server } from 'socket.io'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { auth } from '#lib/access/queries.ts'
import { putPerson, shareDatabase } from '#lib/access/testing/people.ts'
import { takeInMatches } from '#lib/alarms/intake/commands.ts'
import { aMessage, aViewer, furnish, putEntry, t0, testDeps } from '#lib/alarms/testing/house.ts'
import { timedUuid } from '#lib/core/uuid.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { changePerson, disablePerson } from '#lib/people/commands.ts'
import { consoleNamespace } from '#lib/realtime/contract.ts'
import { allow } from '#lib/web/testing/allow.ts'
import { type ConsoleHub, serveConsoles } from './console-namespace.ts'
import { DirectAdapter } from './direct-adapter.ts'
import { connected, signedInSocket } from './testing/signed-in-socket.ts'
import { listen } from './wake.ts'

const { pool, url } = await testDatabase()
// Nobody listens there: what screens hear must not hang on the canary.
const canary = { matcherUrl: 'http://127.0.0.1:9', token: 'none', everySec: 60, missedAfterSec: 90 }
const deps = { db: shareDatabase(pool), pool, clock: () => new Date(), newId: randomUUID, build: 'test', canary }
const log = pino({ level: 'silent' })
const http = createServer()
const io = new Server(http, { adapter: DirectAdapter })
const ada = aViewer('administrator', 'ada')
let hub: ConsoleHub
let stopListening: () => Promise<void>

beforeAll(async () => {
  hub = await serveConsoles(io, deps, log)
  await putPerson(deps.db, 'ada', 'administrator')
  // Until both have been told that they are listened to: what that tells screens is told to none of these.
  await new Promise<void>((resolve) => {
    const listenedTo = new Set<string>()
    const wake = async (channel: string, told: boolean, payload: string) => {
      if (channel === 'read_image') await hub.wakePictures(told, payload)
      else if (told) await hub.recheck()
      if (told && listenedTo.add(channel).size === 2) resolve()
    }
    stopListening = listen(url, ['person', 'read_image'], wake, log)
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
})
beforeEach(() => allow())
afterAll(async () => {
  hub.stop()
  await stopListening()
  await io.close()
})

/** A person's screen, once it is connected. */
async function screenOf(name: string, more: { cleared?: boolean } = {}) {
  await putPerson(deps.db, name, 'operator', more)
  const socket = await signedInSocket(http, consoleNamespace, name)
  await connected(socket)
  return socket
}

// The 30 s after which every socket is looked at anyway are longer than these waits.
it('cuts off the screens of a person who is disabled, at once and no others', async () => {
  const [erin, idris] = [await screenOf('erin'), await screenOf('idris')]
  await disablePerson(deps, ada, { personId: 'erin' })
  await vi.waitFor(() => expect(erin.connected).toBe(false), 5_000)
  expect(idris.connected).toBe(true)
})

it('cuts off a screen whose person loses the clearance, so that it comes back without SILENT alarms', async () => {
  const maud = await screenOf('maud', { cleared: true })
  await changePerson(deps, ada, { personId: 'maud', role: 'operator', forceId: null, cleared: false })
  await vi.waitFor(() => expect(maud.connected).toBe(false), 5_000)
})

it('tells screens whose alarm has a picture now, of a SILENT entry the cleared only', async () => {
  await furnish(pool)
  await putEntry(pool, 1)
  await putEntry(pool, 2, { action: 'SILENT' })
  const reads = [1, 2].map((n) => timedUuid(t0, String(n)))
  await takeInMatches(
    testDeps(pool),
    reads.map((id, i) => aMessage(i + 1, i + 1, 0, { id })),
  )
  const { rows } = await pool.query('SELECT id FROM alarm ORDER BY restricted')
  const [open, covert] = rows.map((row) => row.id)
  const screens = [await screenOf('olive'), await screenOf('cleo', { cleared: true })] as const
  const told = screens.map((socket) => {
    const ids: string[] = []
    socket.on('alarm:pictured', (alarmIds: string[] | null) => ids.push(...(alarmIds ?? ['any'])))
    return ids
  })
  for (const id of reads) await pool.query(`SELECT pg_notify('read_image', $1)`, [id])
  await vi.waitFor(() => expect(told).toEqual([[open], expect.arrayContaining([open, covert])]), 10_000)
  await hub.wakePictures(true, '') // after the listener was away
  await vi.waitFor(() => expect(told[0]).toEqual([open, 'any']), 10_000)
})

it('lets nobody in by a clearance that was lost while the session was looked up', async () => {
  await putPerson(deps.db, 'nesta', 'operator', { cleared: true })
  const socket = await signedInSocket(http, consoleNamespace, 'nesta')
  const { api } = auth()
  const ask = api.getSession
  const lookUp = vi.spyOn(api, 'getSession').mockImplementationOnce((async (given: Parameters<typeof ask>[0]) => {
    const found = await ask(given)
    await changePerson(deps, ada, { personId: 'nesta', role: 'operator', forceId: null, cleared: false })
    await hub.recheck()
    return found
  }) as unknown as typeof ask)
  socket.auth = { cleared: true }
  await expect(connected(socket)).rejects.toThrow('other-clearance')
  lookUp.mockRestore()
})

it('shares boards among all the screens of a person: the others wait, and nobody else does', async () => {
  allow({ board: { burst: 2, perSec: 0.001 } })
  await putPerson(deps.db, 'hedda', 'operator')
  await putPerson(deps.db, 'ivo', 'operator')
  const boardsOf = async (name: string) => {
    const socket = await signedInSocket(http, consoleNamespace, name)
    const came = { socket, boards: 0 }
    socket.on('board:snapshot', () => void came.boards++)
    await connected(socket)
    return came
  }
  const hers = await Promise.all(Array.from({ length: 5 }, () => boardsOf('hedda')))
  const all = () => hers.reduce((sum, { boards }) => sum + boards, 0)
  await vi.waitFor(() => expect(all()).toBe(2))
  for (const { socket } of hers) socket.emit('board:request')
  const his = await boardsOf('ivo')
  await vi.waitFor(() => expect(his.boards).toBe(1))
  expect(all()).toBe(2)
  allow()
  await vi.waitFor(() => expect(hers.every(({ boards }) => boards > 0)).toBe(true), 5_000)
})

it('refuses a person who opens sockets in a loop', async () => {
  allow({ socket: { burst: 3, perSec: 0.001 } })
  await putPerson(deps.db, 'karla', 'operator')
  for (let n = 0; n < 3; n++) {
    const socket = await signedInSocket(http, consoleNamespace, 'karla')
    await connected(socket)
    socket.disconnect()
  }
  await expect(connected(await signedInSocket(http, consoleNamespace, 'karla'))).rejects.toThrow('too-often')
})

it('builds a screen its board once a second at most, and the last one that it asked for', async () => {
  await putPerson(deps.db, 'greta', 'operator')
  const socket = await signedInSocket(http, consoleNamespace, 'greta')
  const came = { boards: 0, answers: 0 }
  socket.on('board:snapshot', () => void came.boards++)
  await vi.waitFor(() => expect(came.boards).toBe(1)) // the one that it begins with
  for (let n = 0; n < 50; n++) {
    socket.emit('board:request')
    socket.emit('board:check', { seq: 0, hash: '', attempt: 1 }, () => void came.answers++)
  }
  await new Promise((resolve) => setTimeout(resolve, 800))
  expect(came).toEqual({ boards: 2, answers: 1 })
  await vi.waitFor(() => expect(came).toEqual({ boards: 3, answers: 2 }), 2_000)
})
