import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io as connect, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import { type Connection, DirectAdapter, tell, writeDirectly } from './direct-adapter.ts'

const http = createServer()
const io = new Server(http, { adapter: DirectAdapter, perMessageDeflate: false })
const space = io.of('/console')

beforeAll(async () => {
  space.on('connection', (socket) => void socket.join('room'))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
})
afterAll(() => io.close())

const screen = async (transport: 'websocket' | 'polling' = 'websocket') => {
  const { port } = http.address() as AddressInfo
  const socket: Socket = connect(`http://127.0.0.1:${port}/console`, {
    transports: [transport],
    forceNew: true,
    reconnection: false,
  })
  onTestFinished(() => void socket.disconnect())
  const heard: unknown[] = []
  socket.on('said', (text) => heard.push(text))
  await new Promise<void>((resolve) => socket.on('connect', () => resolve()))
  await vi.waitFor(() => expect(space.sockets.get(socket.id ?? '')?.rooms.has('room')).toBe(true))
  return { heard, socket, here: () => space.sockets.get(socket.id ?? '') }
}

it('tells every screen the whole of what is broadcast, short and long, in order, whatever its transport', async () => {
  const screens = [await screen(), await screen(), await screen('polling')]
  const said = ['', 'short', 'é'.repeat(100), 'x'.repeat(70_000), 'y'.repeat(3_000_000), 'last']
  for (const text of said) space.to('room').emit('said', text)
  for (const { heard } of screens) await expect.poll(() => heard, { timeout: 5000 }).toEqual(said)
})

it('writes to a screen with nothing waiting without making a packet for it', async () => {
  const { heard } = await screen()
  const packets = vi.fn()
  io.engine.on('flush', packets)
  tell(space, 'room', 'said', '{"of":["text"]}')
  space.emit('said', 'to all')
  io.engine.off('flush', packets)
  await expect.poll(() => heard).toEqual([{ of: ['text'] }, 'to all'])
  expect(packets).not.toHaveBeenCalled()
})

it('keeps the order between what is for all and what is for one', async () => {
  const { heard, here } = await screen()
  const expected: number[] = []
  for (let n = 0; n < 300; n++) {
    expected.push(n)
    if (n % 3 === 0) here()?.emit('said', n)
    else if (n % 3 === 1) tell(space, 'room', 'said', String(n))
    else space.to('room').emit('said', n)
    if (n % 50 === 0) await new Promise(setImmediate)
  }
  await expect.poll(() => heard).toEqual(expected)
})

it('loses nothing of a screen that reads slowly, and queues behind what it has not read', async () => {
  const { heard, here } = await screen()
  const tcp = (here() as unknown as { conn: { transport: { socket: { _socket: import('node:net').Socket } } } }).conn
    .transport.socket._socket
  const said = Array.from({ length: 40 }, (_, n) => `${n}:${'x'.repeat(1_000_000)}`)
  let waited = 0
  for (const text of said) {
    tell(space, 'room', 'said', JSON.stringify(text))
    waited = Math.max(waited, tcp.writableLength)
  }
  expect(waited).toBeGreaterThan(0)
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(said.length)
  expect(heard).toEqual(said)
})

it('goes on when a screen went away', async () => {
  const [gone, stays] = [await screen(), await screen()]
  gone.here()?.conn.close()
  tell(space, 'room', 'said', '1')
  gone.socket.disconnect()
  tell(space, 'room', 'said', '2')
  await expect.poll(() => stays.heard).toEqual([1, 2])
})

const open = {
  readyState: 'open',
  upgrading: false,
  writeBuffer: [],
  transport: { name: 'websocket', writable: true, socket: { _socket: tcpOf({}) } },
} satisfies Connection
function tcpOf(other: object) {
  return { writable: true, writableLength: 0, write: () => true, ...other } as unknown as import('node:net').Socket
}

it.each<[string, Connection, boolean]>([
  ['with nothing waiting', open, true],
  ['that closes', { ...open, readyState: 'closing' }, false],
  ['that is being upgraded', { ...open, upgrading: true }, false],
  ['with packets that wait', { ...open, writeBuffer: [{}] }, false],
  ['that polls', { ...open, transport: { name: 'polling', writable: true } }, false],
  ['whose last packet is still being written', { ...open, transport: { ...open.transport, writable: false } }, false],
  [
    'whose network is full',
    { ...open, transport: { ...open.transport, socket: { _socket: tcpOf({ writableLength: 1 }) } } },
    false,
  ],
  [
    'that has ended',
    { ...open, transport: { ...open.transport, socket: { _socket: tcpOf({ writable: false }) } } },
    false,
  ],
  ['without a network', { ...open, transport: { ...open.transport, socket: { _socket: null } } }, false],
])('decides for a connection %s', (_, connection, direct) => {
  expect(writeDirectly(connection, Buffer.from(''))).toBe(direct)
})
