import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { Server } from 'socket.io'
import { io as connect, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { applyEvents, type Board, boardOf } from '#lib/alarms/board.ts'
import { takeInMatches } from '#lib/alarms/intake/commands.ts'
import { readSnapshot } from '#lib/alarms/queries.ts'
import { aMessage, aViewer, furnish, putEntry, testDeps } from '#lib/alarms/testing/house.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { consoleNamespace, type WebToConsole } from '#lib/realtime/contract.ts'
import { type ConsoleNamespace, createAlarmFeed } from './alarm-feed.ts'
import { DirectAdapter } from './direct-adapter.ts'
import { listen } from './wake.ts'

const { pool, url } = await testDatabase()
const deps = testDeps(pool)
const log = pino({ level: 'silent' })
const operator = aViewer('operator')
const cleared = aViewer('operator', 'cleared', true)
const http = createServer()
const io = new Server(http, { adapter: DirectAdapter })
let stopListening: () => Promise<void>

beforeAll(async () => {
  await furnish(pool)
  for (let n = 1; n <= 9; n++) await putEntry(pool, n, n === 9 ? { action: 'SILENT' } : {})
  const space = io.of(consoleNamespace) as unknown as ConsoleNamespace
  const feed = await createAlarmFeed(pool, space, log)
  space.use((socket, next) => {
    socket.data.viewer = (socket.handshake.auth as { cleared?: boolean }).cleared ? cleared : operator
    next()
  })
  space.on('connection', (socket) => {
    const { since } = socket.handshake.auth as { since?: number }
    void feed.follow(socket, since)
  })
  stopListening = listen(url, ['alarm_event'], () => void feed.wake(), log)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await stopListening()
  await io.close()
})

/** A screen: a board kept by the same reducer as the browser's. */
function screen(since: number | undefined, auth: { cleared?: boolean } = {}) {
  const { port } = http.address() as AddressInfo
  const state: { board: Board; gaps: number; snapshots: number; seqs: number[] } = {
    seqs: [],
    board: boardOf(since ?? 0, []),
    gaps: 0,
    snapshots: 0,
  }
  const socket: Socket<WebToConsole> = connect(`http://127.0.0.1:${port}${consoleNamespace}`, {
    auth: { since, ...auth },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  })
  socket.on('board:snapshot', ({ seq, alarms }) => {
    state.snapshots += 1
    state.board = boardOf(seq, alarms)
  })
  socket.on('alarm:events', (events) => {
    const next = applyEvents(state.board, events)
    state.seqs.push(...events.map(({ seq }) => seq))
    state.board = next.board
    state.gaps += Number(next.gap)
  })
  onTestFinished(() => void socket.disconnect())
  return state
}

const sorted = (alarms: Iterable<{ id: string }>) => [...alarms].sort((a, b) => (a.id < b.id ? -1 : 1))

describe('the alarm feed', () => {
  it('leaves every screen with the board of the server, whenever it came and whatever it knew', async () => {
    const screens = [screen(0), screen(undefined), screen(0, { cleared: true })]
    for (let n = 0; n < 60; n++) {
      await takeInMatches(deps, [aMessage(n, (n % 9) + 1, n)])
      if (n % 6 === 0) screens.push(screen(n % 12 === 0 ? 0 : undefined))
    }
    const server = await readSnapshot(pool, operator)
    const full = await readSnapshot(pool, cleared)
    await vi.waitFor(() => {
      for (const [i, { board }] of screens.entries()) {
        const expected = i === 2 ? full : server
        expect(sorted(board.alarms.values())).toEqual(sorted(expected.alarms))
      }
    }, 5_000)
    expect(screens.map(({ gaps }) => gaps)).toEqual(screens.map(() => 0))
    expect(server.alarms).toHaveLength(8)
    expect(full.alarms).toHaveLength(9)
  })

  it('numbers what the uncleared get without a gap, whatever covert alarms do between', async () => {
    const seqs = (state: ReturnType<typeof screen>) => state.seqs
    const [blind, sighted] = [screen(undefined), screen(undefined, { cleared: true })]
    await vi.waitFor(() => expect([blind.snapshots, sighted.snapshots]).toEqual([1, 1]), 5_000)
    const from = blind.board.seq
    for (let n = 100; n < 120; n++) await takeInMatches(deps, [aMessage(n, n % 2 === 0 ? 9 : 1, n)])
    await vi.waitFor(() => expect([seqs(blind).length, seqs(sighted).length]).toEqual([10, 20]), 5_000)
    expect(seqs(blind)).toEqual(Array.from({ length: 10 }, (_, i) => from + i + 1))
    expect((await readSnapshot(pool, operator)).seq).toBe(from + 10)
  })

  it('gives a screen that is far ahead or has nothing the whole board', async () => {
    const [fresh, ahead] = [screen(undefined), screen(1_000_000)]
    await vi.waitFor(() => expect([fresh.snapshots, ahead.snapshots]).toEqual([1, 1]), 5_000)
  })
})
