import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io as connect, type Socket } from 'socket.io-client'
import { onTestFinished } from 'vitest'
import { cookieHeader, testPassword } from '#lib/access/testing/people.ts'
import { signIn } from '#lib/web/sign-in.ts'

/** A socket of the namespace for a person of the test database, signed in and about to connect; closed when the test ends. */
export async function signedInSocket(http: Server, namespace: string, name: string): Promise<Socket> {
  const cookies = await signIn({ email: `${name}@desk.test`, password: testPassword }, new Headers(), new Date())
  const { port } = http.address() as AddressInfo
  const socket = connect(`http://127.0.0.1:${port}${namespace}`, {
    extraHeaders: { cookie: cookieHeader(cookies ?? []).get('cookie') ?? '' },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  })
  onTestFinished(() => void socket.disconnect())
  return socket
}

export const connected = (socket: Socket): Promise<void> =>
  new Promise((resolve, reject) => socket.on('connect', resolve).on('connect_error', reject))
