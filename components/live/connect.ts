import { io, type Socket } from 'socket.io-client'
import { setServerTime } from '#components/ui/ticker.ts'
import type { AlarmEvent } from '#lib/alarms/alarm-event.ts'
import type { ConsoleToWeb, consoleNamespace, Snapshot, WebToConsole } from '#lib/realtime/contract.ts'
import type { Unit } from '#lib/response/unit.ts'
import { createCoalescer } from './coalesce.ts'
import type { LiveDesk } from './live-desk.ts'
import { createPresentedReporter } from './presented.ts'

// Only the type is imported: the contract's schemas would bring zod into every screen.
const namespace: typeof consoleNamespace = '/console'
const redrawEveryMs = 50
const pollEveryMs = 5_000
const askAgainAfterMs = 2_000

/** Kinds after which the list of units may say something the board does not. */
const unitKinds: ReadonlySet<AlarmEvent['kind']> = new Set(['deployed', 'deployment-moved', 'closed'])

export interface Connection {
  present(alarmId: string): void
  stop(): void
}

/** Joins a desk to the server: socket first, polling while the picture is lost, and back. */
export function connect(desk: LiveDesk): Connection {
  const socket: Socket<WebToConsole, ConsoleToWeb> = io(namespace, {
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 3_000,
    // An attempt into a dead network hangs: the default of 20 s would keep a desk lost long after the wire is back.
    timeout: 4_000,
    auth: (give) => give({ since: desk.alarms.get().board.seq, cleared: desk.cleared }),
  })
  let askedMs = 0
  let unitTimer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const fetchJson = async <T>(path: string): Promise<T | undefined> => {
    try {
      const response = await fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(pollEveryMs - 500) })
      if (response.status === 401) desk.setLink({ ended: true })
      return response.ok && !stopped ? ((await response.json()) as T) : undefined
    } catch {
      return undefined // no answer is what LOST already says; the next tick asks again
    }
  }
  const askForBoard = () => {
    if (Date.now() - askedMs < askAgainAfterMs) return
    askedMs = Date.now()
    socket.emit('board:request')
  }
  const refreshUnits = () => {
    unitTimer ??= setTimeout(async () => {
      unitTimer = undefined
      const answer = await fetchJson<{ units: Unit[] }>('/api/console/units')
      if (answer) desk.setUnits(answer.units)
    }, 400)
  }
  const events = createCoalescer<AlarmEvent>(redrawEveryMs, (batch) => {
    if (desk.take(batch).gap) askForBoard()
    if (batch.some(({ kind }) => unitKinds.has(kind))) refreshUnits()
  })

  socket.on('alarm:events', (batch) => events.add(batch))
  socket.on('board:snapshot', (snapshot) => desk.replace(snapshot))
  socket.on('unit:positions', (positions) => desk.moveUnits(positions))
  socket.on('server:heartbeat', (beat) => {
    desk.beat(beat)
    setServerTime(desk.now())
  })
  socket.on('connect', () => {
    if (desk.link.get().everConnected) refreshUnits()
    desk.setLink({ connected: true, everConnected: true, ended: false })
    presented.flush()
  })
  socket.on('disconnect', () => desk.setLink({ connected: false }))
  socket.on('connect_error', ({ message }) => {
    // What this page holds was drawn for another clearance: everything is asked for anew.
    if (message === 'other-clearance') location.reload()
    desk.setLink({ connected: false })
  })

  const presented = createPresentedReporter((alarmIds) => {
    if (socket.connected) socket.emit('alarm:presented', { alarmIds })
    return socket.connected
  })
  const ticker = setInterval(desk.tick, 1_000)
  const poll = setInterval(async () => {
    // A refused or server-side closed socket does not try again by itself.
    if (!socket.active) socket.connect()
    if (desk.link.get().trust !== 'LOST') return
    const snapshot = await fetchJson<Snapshot>('/api/console/board')
    if (!snapshot) return
    desk.replace(snapshot)
    desk.setLink({ asAtMs: desk.now() })
  }, pollEveryMs)

  return {
    present: presented.present,
    stop() {
      stopped = true
      clearInterval(ticker)
      clearInterval(poll)
      clearTimeout(unitTimer)
      events.stop()
      socket.disconnect()
    },
  }
}
