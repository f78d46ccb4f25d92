import type { Socket as TcpSocket } from 'node:net'
import type { Namespace } from 'socket.io'
import { Adapter, type BroadcastOptions } from 'socket.io-adapter'

/**
 * Socket.IO's adapter in memory, which writes the frame of a broadcast straight to the connection of every screen that
 * has nothing waiting. The usual way makes a packet, two events and a callback for each screen and writes the frame in
 * two parts, which together cost as much as the kernel's work (bench fanout). A screen that something still waits for, or
 * whose connection is anything but an open WebSocket, gets its packet the usual way, behind what waits: order is kept.
 */
export class DirectAdapter extends Adapter {
  override broadcast(packet: { nsp?: string }, options: BroadcastOptions): void {
    packet.nsp = this.nsp.name
    const { encoder } = this as unknown as Inner
    this.write(encoder.encode(packet), options)
  }

  /** As `broadcast`, of packets that are encoded already. */
  write(encoded: readonly unknown[], options: BroadcastOptions): void {
    const inner = this as unknown as Inner
    const { volatile, compress } = options.flags ?? {}
    const packetOptions: PacketOptions = { preEncoded: true, volatile, compress }
    inner._encode.call({ encoder: { encode: () => encoded } }, undefined, packetOptions)
    const frame = packetOptions.wsPreEncodedFrame && Buffer.concat(packetOptions.wsPreEncodedFrame)
    if (frame) packetOptions.wsPreEncodedFrame = [frame]
    const visit: Visit = ({ client }) => {
      if (!frame || !writeDirectly(client.conn, frame)) client.writeToEngine(encoded, packetOptions)
    }
    const [only, ...others] = options.rooms
    if (only === undefined || others.length > 0 || options.except?.size) {
      inner.apply(options, visit)
      return
    }
    // One room: nobody is in it twice, so nothing need be remembered of whom it was written to.
    for (const id of this.rooms.get(only) ?? []) {
      const socket = this.nsp.sockets.get(id)
      if (socket) visit(socket)
    }
  }
}

/** As `space.to(room).emit(event, value)`, for one value that is JSON already; the namespace's adapter must be direct. */
export function tell(space: Pick<Namespace, 'adapter' | 'name'>, room: string, event: string, json: string): void {
  // 2 is an event: https://socket.io/docs/v4/socket-io-protocol/
  const packet = `2${space.name},["${event}",${json}]`
  ;(space.adapter as DirectAdapter).write([packet], { rooms: new Set([room]) })
}

/** Whether the frame could be handed to the kernel, or to Node's own queue for the connection, at once. */
export function writeDirectly(conn: Connection, frame: Buffer): boolean {
  const { transport } = conn
  if (transport.name !== 'websocket' || !transport.writable) return false
  if (conn.readyState !== 'open' || conn.upgrading || conn.writeBuffer.length > 0) return false
  const tcp = transport.socket?._socket
  if (!tcp?.writable || tcp.writableLength > 0) return false
  tcp.write(frame)
  return true
}

/** Engine.IO's connection, so far as it is looked at here. */
export interface Connection {
  readyState: string
  upgrading: boolean
  /** Packets that wait for the transport. */
  writeBuffer: readonly unknown[]
  transport: { name: string; writable: boolean; socket?: { _socket: TcpSocket | null } }
}

interface PacketOptions {
  preEncoded: true
  volatile: boolean | undefined
  compress: boolean | undefined
  /** Header and text of the WebSocket frame; absent when the packet is more than one text. */
  wsPreEncodedFrame?: Buffer[]
}

type Visit = (socket: {
  client: { conn: Connection; writeToEngine(encoded: readonly unknown[], options: PacketOptions): void }
}) => void

/** What the adapter keeps to itself. */
interface Inner {
  encoder: { encode(packet: unknown): unknown[] }
  _encode(packet: unknown, options: PacketOptions): unknown[]
  apply(options: BroadcastOptions, visit: Visit): void
}
