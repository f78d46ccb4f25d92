import { io, type Socket } from 'socket.io-client'
import { fetchPatiently } from '#components/ui/fetch-patiently.ts'
import { setServerTime } from '#components/ui/ticker.ts'
import type { AlarmEvent } from '#lib/alarms/alarm-event.ts'
import type {
  BoardClaim,
  ConsoleToWeb,
  consoleNamespace,
  Snapshot,
  SoundReport,
  WebToConsole,
} from '#lib/realtime/contract.ts'
import type { Unit } from '#lib/response/unit.ts'
import { createBoardCheck } from './board-check.ts'
import { createBoardRequest } from './board-request.ts'
import { createCoalescer } from './coalesce.ts'
import { findAlarm } from './live-board.ts'
import type { LiveDesk } from './live-desk.ts'
import { createPolling } from './polling.ts'
import { createPresentedReporter } from './presented.ts'

// Only the type is imported: the contract's schemas would bring zod into every screen.
const namespace: typeof consoleNamespace = '/console'
const redrawEveryMs = 50
/** Without a socket for this long the events are asked for by HTTP, and then this often. */
const pollAfterMs = 2_000
const pollEveryMs = 4_000
const answerWithinMs = 3_500

/** Kinds after which the list of units may say something the board does not. */
const unitKinds: ReadonlySet<AlarmEvent['kind']> = new Set(['deployed', 'deployment-moved', 'closed'])

export interface Connection {
  present(alarmId: string): void
  /** Tells the server whether this desk can be heard, now and after every reconnect. */
  report(sound: SoundReport): void
  /** Once a second. */
  tick(): void
  stop(): void
}

/** Joins a desk to the server: by socket, by polling while there is none, and back. */
export function connect(desk: LiveDesk, onHealed: () => void): Connection {
  const socket: Socket<WebToConsole, ConsoleToWeb> = io(namespace, {
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 3_000,
    // An attempt into a dead network hangs: the default of 20 s would keep a desk lost long after the wire is back.
    timeout: 4_000,
    auth: (give) => give({ since: request.since(desk.alarms.get().board.seq), cleared: desk.cleared }),
  })
  let unitTimer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let joined = false
  let withoutSince = performance.now()
  let polledMs = 0
  let sound: SoundReport | undefined

  const fetchJson = async <T>(path: string, onWait?: () => void): Promise<T | undefined> => {
    try {
      const init = { cache: 'no-store', signal: AbortSignal.timeout(answerWithinMs) } as const
      const response = await fetchPatiently(path, init, onWait)
      if (response.status === 401) desk.setLink({ ended: true })
      if (response.status === 409) location.reload() // drawn for another clearance
      return response.ok && !stopped ? ((await response.json()) as T) : undefined
    } catch {
      return undefined // no answer is what LOST already says; the next tick asks again
    }
  }
  const askForBoard = () => (socket.connected ? void socket.emit('board:request') : void poll())
  const request = createBoardRequest({ ask: askForBoard, onGap: desk.fallBehind })
  /** All up to the present has come, by socket or by HTTP. */
  const followed = () => {
    events.flush()
    if (request.isMissing()) return
    desk.catchUp()
    check.begin()
  }
  const takeBoard = (snapshot: Snapshot, { wentBack = false } = {}) => {
    events.flush()
    request.cameAsOf(snapshot.seq)
    if (!check.takeHealing() && !wentBack) return desk.replace(snapshot)
    desk.restore(snapshot)
    onHealed()
  }
  const poll = createPolling(desk, request, { fetchJson, isConnected: () => socket.connected, takeBoard, followed })
  const askByHttp = async ({ seq, hash, attempt }: BoardClaim, answer: (same: boolean) => void) => {
    const said = await fetchJson<{ same: boolean }>(
      `/api/console/board/check?seq=${seq}&hash=${hash}&attempt=${attempt}`,
    )
    if (said && !socket.connected) answer(said.same)
  }
  const refreshUnits = () => {
    unitTimer ??= setTimeout(async () => {
      unitTimer = undefined
      const answer = await fetchJson<{ units: Unit[] }>('/api/console/units')
      if (answer) desk.setUnits(answer.units)
    }, 400)
  }
  const events = createCoalescer<AlarmEvent>(redrawEveryMs, (batch) => {
    const before = desk.alarms.get()
    // An alarm that nobody was sent to frees nobody.
    const frees = ({ kind, alarmId }: AlarmEvent) =>
      kind !== 'closed' || findAlarm(before, alarmId)?.deployments.length !== 0
    const unitsChange = batch.some((event) => unitKinds.has(event.kind) && frees(event))
    if (desk.take(batch).gap) request.gapAt(desk.alarms.get().board.seq)
    if (unitsChange) refreshUnits()
  })
  const check = createBoardCheck({
    claim: () => {
      events.flush()
      return desk.claim()
    },
    ask: (claim, answer) =>
      socket.connected
        ? void socket.timeout(5_000).emit('board:check', claim, (lost, same) => !lost && answer(same))
        : void askByHttp(claim, answer),
    askForBoard: request.wholly,
  })

  socket.on('alarm:events', (batch) => events.add(batch))
  socket.on('board:snapshot', (snapshot) => takeBoard(snapshot))
  socket.on('board:followed', () => {
    followed()
    desk.pictured.set({ alarmIds: null }) // until then pictures were told to others
  })
  socket.on('unit:positions', (positions) => desk.moveUnits(positions))
  const askForWatch = () => desk.watchTurn.set(desk.watchTurn.get() + 1)
  socket.on('watch:changed', askForWatch)
  socket.on('connect', askForWatch)
  socket.on('alarm:pictured', (alarmIds) => desk.pictured.set({ alarmIds }))
  socket.on('server:heartbeat', (beat) => {
    desk.beat(beat)
    setServerTime(desk.now())
  })
  socket.on('canary:seen', desk.seeCanary)
  socket.on('system:health', (health) => desk.setLink({ health }))
  socket.on('connect', () => {
    if (joined || desk.link.get().everLive) refreshUnits()
    joined = true
    desk.fallBehind() // until it has been told what it lacks
    desk.setLink({ connected: true, polling: false, ended: false })
    if (sound) socket.emit('desk:sound', sound)
    presented.flush()
  })
  const cut = () => {
    if (desk.link.get().connected) withoutSince = performance.now()
    desk.setLink({ connected: false })
  }
  socket.on('disconnect', () => {
    check.stop()
    cut()
  })
  socket.on('connect_error', ({ message }) => {
    // What this page holds was drawn for another clearance: everything is asked for anew.
    if (message === 'other-clearance') location.reload()
    cut()
  })

  const presented = createPresentedReporter((alarmIds) => {
    if (socket.connected) socket.emit('alarm:presented', { alarmIds })
    return socket.connected
  })

  return {
    present: presented.present,
    report(report) {
      sound = report
      if (socket.connected) socket.emit('desk:sound', report)
    },
    tick() {
      desk.tick()
      // A refused or server-side closed socket does not try again by itself.
      if (!socket.active) socket.connect()
      const nowMs = performance.now()
      if (socket.connected || nowMs - withoutSince < pollAfterMs || nowMs - polledMs < pollEveryMs) return
      polledMs = nowMs
      void poll()
    },
    stop() {
      stopped = true
      clearTimeout(unitTimer)
      check.stop()
      request.stop()
      events.stop()
      socket.disconnect()
    },
  }
}
