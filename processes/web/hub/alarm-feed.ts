import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Namespace, Socket } from 'socket.io'
import type { Viewer } from '#lib/access/viewer.ts'
import { can } from '#lib/access/viewer.ts'
import { type LogEnd, logEnd, readEventsSince, readSnapshot } from '#lib/alarms/queries.ts'
import { readToldLines } from '#lib/alarms/told-lines.ts'
import type { ConsoleToWeb, SoundReport, WebToConsole } from '#lib/realtime/contract.ts'
import { catchUp } from './catch-up.ts'
import { tell } from './direct-adapter.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { boardTurn } from './persons-share.ts'

export interface ConsoleData {
  viewer: Viewer
  /** What the screen last said of its sound; absent until it has. */
  sound?: SoundReport
}
export type ConsoleSocket = Socket<ConsoleToWeb, WebToConsole, Record<string, never>, ConsoleData>
export type ConsoleNamespace = Namespace<ConsoleToWeb, WebToConsole, Record<string, never>, ConsoleData>

/** Rooms by what the person may see: a restricted alarm is not even a number to the others, who count by `openSeq`. */
export const rooms = { open: 'alarms', cleared: 'alarms:cleared' } as const
const PAGE = 500
/** A screen further behind than this gets the whole board, which is then smaller than the lines it lacks. */
const REPLAY_LIMIT = 5_000

export interface AlarmFeed {
  /** Everything up to here was sent. */
  readonly end: LogEnd
  /** Reads what the log has gained and sends it to every screen. */
  wake: () => Promise<void>
  /** Brings one screen from `since` to the present and keeps it there. */
  follow: (socket: ConsoleSocket, since: number | undefined) => Promise<void>
  snapshot: (socket: ConsoleSocket) => Promise<void>
  /** Whether a person's screen at this sequence is so far from the present that only the whole board helps it. */
  isFar: (viewer: Viewer, seq: number) => boolean
}

/**
 * Sends the alarm log to screens. One cursor for all; a screen joins its room in the same turn of the event loop in
 * which it has been told everything up to that cursor, so nothing falls between replay and live.
 */
export async function createAlarmFeed(pool: Pool, console: ConsoleNamespace, log: Logger): Promise<AlarmFeed> {
  let end = await logEnd(pool)

  const wake = oneAtATime(
    async () => {
      for (;;) {
        const lines = await readToldLines(pool, end.seq, PAGE)
        if (lines.length === 0) return
        const open = lines.filter((line) => line.open !== null)
        end = { seq: lines.at(-1)?.seq ?? end.seq, openSeq: open.at(-1)?.openSeq ?? end.openSeq }
        tell(console, rooms.cleared, 'alarm:events', `[${lines.map((line) => line.whole).join()}]`)
        if (open.length > 0) tell(console, rooms.open, 'alarm:events', `[${open.map((line) => line.open).join()}]`)
        // Whatever was committed after this page was read has its own wake-up, which causes another run.
        if (lines.length < PAGE) return
      }
    },
    (error) => log.warn({ error: (error as Error).message }, 'cannot read the alarm log, will try again'),
  )

  const isCleared = (viewer: Viewer) => can(viewer, 'alarm:read-restricted')
  const reachedFor = (viewer: Viewer) => (isCleared(viewer) ? end.seq : end.openSeq)
  const isFar = (viewer: Viewer, seq: number) => Math.abs(reachedFor(viewer) - seq) > REPLAY_LIMIT

  async function snapshot(socket: ConsoleSocket) {
    if (!(await boardTurn(socket))) return
    await socket.leave(rooms.open)
    await socket.leave(rooms.cleared)
    const board = await readSnapshot(pool, socket.data.viewer)
    socket.emit('board:snapshot', board)
    await follow(socket, board.seq)
  }

  async function follow(socket: ConsoleSocket, since: number | undefined): Promise<void> {
    const { viewer } = socket.data
    const restricted = isCleared(viewer)
    if (since === undefined || isFar(viewer, since)) return snapshot(socket)
    await catchUp(since, {
      reached: () => reachedFor(viewer),
      read: (after, limit) => readEventsSince(pool, { since: after, limit, restricted }),
      tell: (events) => socket.emit('alarm:events', events),
      connected: () => socket.connected,
      join: () => {
        void socket.join(restricted ? rooms.cleared : rooms.open)
        socket.emit('board:followed')
      },
    })
  }

  return {
    get end() {
      return end
    },
    wake,
    follow,
    snapshot,
    isFar,
  }
}
