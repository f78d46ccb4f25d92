import type { Logger } from 'pino'
import { io } from 'socket.io-client'
import { CONTRACT_VERSION, type MatchBatchAnswer, type MatchMessage, matcherNamespace } from '#lib/realtime/contract.ts'

/** Longer than the web process gives its own transaction (30 s): who gives up before it sends it the same batch twice. */
const answerWithinMs = 35_000

export interface WebLink {
  readonly connected: boolean
  /** The web process's answer; rejects when there is none within 35 seconds; a line that is dead is found by its heartbeat before that. */
  send(matches: MatchMessage[]): Promise<MatchBatchAnswer>
  close(): void
}

/** The line to the web process, made anew whenever it breaks. */
export function connectWeb(options: { url: string; token: string; log: Logger; onConnect(): void }): WebLink {
  const { url, token, log, onConnect } = options
  const socket = io(url + matcherNamespace, {
    auth: { token },
    transports: ['websocket'],
    reconnectionDelay: 100,
    reconnectionDelayMax: 2000,
  })
  let refused: NodeJS.Timeout | undefined
  socket.on('connect', () => {
    log.info('connected to the web process')
    onConnect()
  })
  socket.on('disconnect', (reason) => {
    if (reason !== 'io client disconnect') log.warn({ reason }, 'the web process is away: matches wait in the outbox')
  })
  socket.on('connect_error', (error) => {
    log.debug({ error: error.message }, 'the web process cannot be reached')
    // Turned away at the handshake: Socket.IO does not try again by itself, and the token may be right tomorrow.
    if (socket.active) return
    log.error({ error: error.message }, 'the web process refuses this matcher')
    clearTimeout(refused)
    refused = setTimeout(() => socket.connect(), 2000)
  })
  return {
    get connected() {
      return socket.connected
    },
    async send(matches) {
      try {
        return await socket.timeout(answerWithinMs).emitWithAck('match:batch', { v: CONTRACT_VERSION, matches })
      } catch (error) {
        // A line that answers nothing is dead, whatever TCP still believes.
        if (socket.connected) socket.disconnect().connect()
        throw error
      }
    },
    close() {
      clearTimeout(refused)
      socket.disconnect()
    },
  }
}
