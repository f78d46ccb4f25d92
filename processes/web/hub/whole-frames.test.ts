import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io as connect } from 'socket.io-client'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { joinFrame, writeWholeFrames } from './whole-frames.ts'

const http = createServer()
const io = new Server(http, { perMessageDeflate: false })

beforeAll(async () => {
  writeWholeFrames(io)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
})
afterAll(() => io.close())

const screen = async () => {
  const { port } = http.address() as AddressInfo
  const socket = connect(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true, reconnection: false })
  onTestFinished(() => void socket.disconnect())
  const heard: string[] = []
  socket.on('said', (text: string) => heard.push(text))
  await new Promise<void>((resolve) => socket.on('connect', () => resolve()))
  return heard
}

it('tells every screen the whole of what is broadcast, short and long, in order', async () => {
  const screens = await Promise.all([screen(), screen(), screen()])
  const said = ['', 'short', 'é'.repeat(100), 'x'.repeat(70_000)]
  let parts: number[] = []
  io.engine.once('flush', (_socket: unknown, packets: { options: { wsPreEncodedFrame?: Buffer[] } }[]) => {
    parts = packets.map(({ options }) => options.wsPreEncodedFrame?.length ?? 0)
  })
  for (const text of said) io.emit('said', text)
  for (const heard of screens) await expect.poll(() => heard).toEqual(said)
  expect(parts).toEqual([1]) // one write; two would mean that the library makes its frames another way
})

it.each([
  ['no options', {}],
  ['no frame', { options: {} }],
])('leaves a packet with %s as it is', (_, packet) => {
  joinFrame(packet)
  expect(packet).toEqual(packet)
})
