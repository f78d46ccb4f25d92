import WebSocket from 'ws'
import { consoleNamespace } from '#lib/realtime/contract.ts'

export interface Screens {
  /** Milliseconds of every delivery since the last call. */
  take(): number[]
  close(): void
}

/** When each line was sent, by its mark. */
export type SentAt = ReadonlyMap<number, number>

/**
 * So many screens as plain sockets that note when each marked line comes: the same eyes for both servers, too cheap to
 * take the machine from either. `cookies` go round; with a cookie the socket speaks Socket.IO's protocol.
 */
export async function openScreens(
  url: string,
  count: number,
  sentAt: SentAt,
  cookies?: readonly string[],
): Promise<Screens> {
  let taken: number[] = []
  const note = (text: string) => {
    for (const [, mark] of text.matchAll(/"bench": ?(\d+)/g)) {
      const at = sentAt.get(Number(mark))
      if (at !== undefined) taken.push(performance.now() - at)
    }
  }
  const sockets: WebSocket[] = []
  for (let n = 0; n < count; n++) {
    const cookie = cookies?.[n % cookies.length]
    sockets.push(await (cookie ? joinDesk(url, cookie, note) : joinBare(url, note)))
  }
  return {
    take() {
      const all = taken
      taken = []
      return all
    },
    close: () => sockets.forEach((socket) => void socket.terminate()),
  }
}

function joinBare(url: string, note: (text: string) => void): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  socket.on('message', (data) => note(String(data)))
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('error', reject)
  })
}

/** A desk that has been told everything up to now. */
function joinDesk(url: string, cookie: string, note: (text: string) => void): Promise<WebSocket> {
  const address = `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`
  const socket = new WebSocket(address, { headers: { cookie, origin: url }, perMessageDeflate: false })
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('close', (code) => reject(new Error(`a screen was refused (${code})`)))
    socket.on('message', (data) => {
      const text = String(data)
      if (text === '2') socket.send('3')
      else if (text.startsWith('0')) socket.send(`40${consoleNamespace},{}`)
      else if (text.startsWith(`44${consoleNamespace}`)) reject(new Error(`a screen was refused: ${text}`))
      else if (text.includes('"board:followed"')) resolve(socket)
      else if (text.includes('"alarm:events"')) note(text)
    })
  })
}
