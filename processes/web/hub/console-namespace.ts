import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Server } from 'socket.io'
import { forgetSessions, sessionViewer } from '#lib/access/queries.ts'
import { can, type Viewer } from '#lib/access/viewer.ts'
import { markPresented } from '#lib/alarms/intake/commands.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import {
  type BoardClaim,
  type CanaryState,
  consoleNamespace,
  SoundReport,
  type SystemHealth,
} from '#lib/realtime/contract.ts'
import { type AlarmFeed, type ConsoleNamespace, type ConsoleSocket, createAlarmFeed, rooms } from './alarm-feed.ts'
import { BOARD_REST_MS, createBoardCheck } from './board-check.ts'
import { type CanaryFeed, type CanarySettings, createCanaryFeed } from './canary-feed.ts'
import { createHealthFeed } from './health-feed.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { noRoomFor } from './persons-share.ts'
import { createPictureFeed } from './picture-feed.ts'
import { createPositionFeed } from './position-feed.ts'
import { createPresence } from './presented.ts'
import { createWatchFeed } from './watch-feed.ts'

/** How often an open socket's session is looked at again, beside every change of people: who signs out is cut off within this. */
const RECHECK_MS = 30_000
const HEARTBEAT_MS = 5_000

export interface ConsoleHub {
  alarms: AlarmFeed
  wakePositions: () => Promise<void>
  canary: CanaryFeed
  health: (cleared: boolean) => SystemHealth | null
  compareBoard: (viewer: Viewer, claim: BoardClaim) => Promise<boolean>
  wakeWatch: () => void
  wakePictures: (told: boolean, readId: string) => Promise<void>
  /** Cuts off whoever is no longer signed in or may see other alarms than before. */
  recheck: () => Promise<void>
  stop: () => void
}

/** Screens: refused without a session that may read alarms; fed from the log, positions and a heartbeat. */
export async function serveConsoles(
  io: Server,
  deps: CommandDeps & { pool: Pool; build: string; canary: CanarySettings },
  log: Logger,
): Promise<ConsoleHub> {
  const space = io.of(consoleNamespace) as unknown as ConsoleNamespace
  const alarms = await createAlarmFeed(deps.pool, space, log)
  const positions = createPositionFeed(deps.pool, space, log)
  const board = createBoardCheck(deps.pool, alarms, log)
  const canary = await createCanaryFeed(
    deps,
    deps.canary,
    (state: CanaryState) => space.emit('canary:seen', state),
    log,
  )
  const health = createHealthFeed(
    deps,
    board.healed,
    (state, cleared) => space.to(cleared ? rooms.cleared : rooms.open).emit('system:health', state),
    log,
  )
  const watch = createWatchFeed(space, deps, log)
  const pictures = createPictureFeed(deps.pool, space, log)
  const presence = createPresence((ids, restricted) => markPresented(deps, ids, restricted), log)

  space.use(async (socket, next) => {
    const viewer = await viewerOf(socket)
    if (!viewer) return next(new Error('unauthenticated'))
    if (!can(viewer, 'alarm:read')) return next(new Error('forbidden'))
    // A page drawn for another clearance counts by another sequence and may hold what is no longer for this person.
    const { cleared } = socket.handshake.auth as { cleared?: unknown }
    if (typeof cleared === 'boolean' && cleared !== can(viewer, 'alarm:read-restricted')) {
      return next(new Error('other-clearance'))
    }
    const why = noRoomFor(viewer, space.sockets.values())
    if (why) return next(new Error(why))
    socket.data.viewer = viewer
    next()
  })

  space.on('connection', (socket) => {
    const cutOff = (error: unknown) => {
      // Without its replay a screen would look right and be wrong: cut it off, it comes back and asks again.
      log.warn({ error: (error as Error).message }, 'a screen could not be brought up to date')
      socket.disconnect(true)
    }
    const { since } = socket.handshake.auth as { since?: unknown }
    alarms.follow(socket, Number.isSafeInteger(since) ? (since as number) : undefined).catch(cutOff)
    const sendBoard = async () => (socket.connected ? alarms.snapshot(socket) : undefined)
    socket.on('board:request', oneAtATime(sendBoard, cutOff, BOARD_REST_MS))
    board.attend(socket)
    socket.emit('server:heartbeat', beat(can(socket.data.viewer, 'alarm:read-restricted')))
    socket.emit('canary:seen', canary.state())
    const known = health.health(can(socket.data.viewer, 'alarm:read-restricted'))
    if (known) socket.emit('system:health', known)
    socket.on('desk:sound', (message: unknown) => noteSound(socket, message, log))
    watch.attend(socket)
    socket.on('alarm:presented', (message) => presence.add(socket.data.viewer, message))
  })

  const beat = (cleared: boolean) => ({
    at: deps.clock().toISOString(),
    seq: cleared ? alarms.end.seq : alarms.end.openSeq,
    build: deps.build,
  })
  const beatAll = () => {
    for (const socket of space.sockets.values()) {
      socket.emit('server:heartbeat', beat(can(socket.data.viewer, 'alarm:read-restricted')))
    }
  }
  const timers = [setInterval(beatAll, HEARTBEAT_MS), setInterval(() => void recheck(space), RECHECK_MS)]
  return {
    alarms,
    canary,
    health: health.health,
    compareBoard: board.compare,
    wakePositions: positions.wake,
    wakeWatch: watch.wake,
    wakePictures: pictures.wake,
    recheck: () => {
      forgetSessions()
      return recheck(space)
    },
    stop: () => {
      timers.forEach(clearInterval)
      presence.stop()
      canary.stop()
      health.stop()
      watch.stop()
    },
  }
}

const headersOf = (socket: ConsoleSocket) => new Headers({ cookie: socket.handshake.headers.cookie ?? '' })

/** Keeps what a desk says of its sound; a supervisor is told of one that cannot be heard. */
function noteSound(socket: ConsoleSocket, message: unknown, log: Logger): void {
  const report = SoundReport.safeParse(message)
  if (!report.success) return
  const before = socket.data.sound
  socket.data.sound = report.data
  if (before?.state !== report.data.state)
    log.info({ person: socket.data.viewer.id, ...report.data }, 'a desk says whether it can be heard')
}

async function viewerOf(socket: ConsoleSocket): Promise<Viewer | null> {
  try {
    return await sessionViewer(headersOf(socket))
  } catch {
    return null // the database is away: refused now, the screen tries again
  }
}

async function recheck(space: ConsoleNamespace): Promise<void> {
  for (const socket of space.sockets.values()) {
    try {
      const viewer = await sessionViewer(headersOf(socket))
      const same =
        viewer !== null && can(viewer, 'alarm:read-restricted') === can(socket.data.viewer, 'alarm:read-restricted')
      if (!same || !can(viewer, 'alarm:read')) socket.disconnect(true)
    } catch {
      return // the database is away: nobody is cut off for that
    }
  }
}
