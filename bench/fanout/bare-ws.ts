import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

/** The peer: a process that writes whatever its parent says to every socket, and does nothing else. */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
server.on('listening', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('message', (event) => {
  const text = JSON.stringify(event)
  for (const client of server.clients) client.send(text)
})
process.on('disconnect', () => process.exit(0))
