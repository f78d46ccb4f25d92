import { createServer } from 'node:http'
import { pino } from 'pino'
import { Server } from 'socket.io'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { putPerson, shareDatabase } from '#lib/access/testing/people.ts'
import { acknowledge } from '#lib/alarms/commands.ts'
import { takeInMatches } from '#lib/alarms/intake/commands.ts'
import { readSnapshot } from '#lib/alarms/queries.ts'
import { aMessage, aViewer, furnish, putEntry, testDeps } from '#lib/alarms/testing/house.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { withdrawEntry } from '#lib/hotlists/commands.ts'
import { consoleNamespace } from '#lib/realtime/contract.ts'
import { type ConsoleHub, serveConsoles } from './console-namespace.ts'
import { DirectAdapter } from './direct-adapter.ts'
import { connected, signedInSocket } from './testing/signed-in-socket.ts'
import { listen } from './wake.ts'

const { pool, url } = await testDatabase()
const canary = { matcherUrl: 'http://127.0.0.1:9', token: 'none', everySec: 60, missedAfterSec: 90 }
const deps = { ...testDeps(pool), db: shareDatabase(pool), pool, build: 'test', canary }
const log = pino({ level: 'silent' })
const http = createServer()
const io = new Server(http, { adapter: DirectAdapter })
const cleared = aViewer('supervisor', 'cleared', true)
let hub: ConsoleHub
let stopListening: () => Promise<void>

beforeAll(async () => {
  await furnish(pool)
  await putEntry(pool, 1)
  await putEntry(pool, 9, { action: 'SILENT' })
  hub = await serveConsoles(io, deps, log)
  stopListening = listen(url, ['alarm_event'], () => void hub.alarms.wake(), log)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  hub.stop()
  await stopListening()
  await io.close()
})

/** All that a person's screen is told, as text, message by message. */
async function earOf(name: string, isCleared: boolean) {
  await putPerson(deps.db, name, 'operator', { cleared: isCleared })
  const socket = await signedInSocket(http, consoleNamespace, name)
  const heard: { event: string; text: string }[] = []
  socket.onAny((event: string, ...args: unknown[]) => heard.push({ event, text: JSON.stringify(args) }))
  await connected(socket)
  await vi.waitFor(() => expect(heard.some(({ event }) => event === 'board:snapshot')).toBe(true), 5_000)
  return heard
}
const seqsOf = (heard: { event: string; text: string }[]) =>
  heard.filter(({ event }) => event === 'server:heartbeat').map(({ text }) => JSON.parse(text)[0].seq)

it('a screen without clearance hears nothing while a covert alarm is raised, worked on and withdrawn', async () => {
  const plain = await earOf('plain', false)
  const keen = await earOf('keen', true)
  plain.length = 0
  await takeInMatches(deps, [aMessage(1, 9)])
  const [alarm] = (await readSnapshot(pool, cleared)).alarms
  if (!alarm) throw new Error('no covert alarm was raised')
  await acknowledge(deps, cleared, { alarmId: alarm.id, revision: alarm.revision })
  await withdrawEntry(deps, cleared, { entryId: alarm.entryIds[0] ?? '', reason: 'no longer sought' })
  await vi.waitFor(() => expect(keen.map(({ text }) => text).join()).toContain('acknowledged'), 5_000)

  // The open alarm after it proves that all before it had been sent.
  await takeInMatches(deps, [aMessage(2, 1)])
  await vi.waitFor(() => expect(plain.map(({ text }) => text).join()).toContain('AB81KDX'), 5_000)
  const alarms = plain.filter(({ event }) => event === 'alarm:events')
  expect(alarms.flatMap(({ text }) => JSON.parse(text)[0].map(({ seq }: { seq: number }) => seq))).toEqual([1])
  expect(plain.map(({ text }) => text).join()).not.toMatch(new RegExp(`AB89KDX|${alarm.id}|${alarm.entryIds[0]}`))
  expect(seqsOf(plain).every((seq: number) => seq <= 1)).toBe(true)
})
