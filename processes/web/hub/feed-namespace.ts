import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Namespace, Server, Socket } from 'socket.io'
import { sessionViewer } from '#lib/access/queries.ts'
import { can } from '#lib/access/viewer.ts'
import { feedNamespace, type WebToFeed } from '#lib/alarms/feed/feed-row.ts'
import { latestFeedSeq, readFeedSince } from '#lib/alarms/feed/queries.ts'
import { takeAllowance } from '#lib/web/allowances.ts'
import { catchUp } from './catch-up.ts'
import { oneAtATime } from './one-at-a-time.ts'

type FeedSocket = Socket<Record<string, never>, WebToFeed>
type FeedSpace = Namespace<Record<string, never>, WebToFeed>

const ROOM = 'feed'
const PAGE = 500
/** A screen further behind than this loads its page again: nobody reads that many lines one by one. */
const REPLAY_LIMIT = 1_000
const RECHECK_MS = 30_000

/**
 * Screens of the feed: refused without a session that may read it, told of every open line after its commit. Lines of
 * SILENT entries never come this way. While nobody looks, nothing is read.
 */
export function serveFeed(io: Server, pool: Pool, log: Logger) {
  const space = io.of(feedNamespace) as unknown as FeedSpace
  let seq: number | undefined // of the last line sent to the room; unknown while it is empty

  const watched = () => (space.adapter.rooms.get(ROOM)?.size ?? 0) > 0
  const wake = oneAtATime(
    async () => {
      if (!watched()) seq = undefined
      if (seq === undefined) return
      for (;;) {
        const rows = await readFeedSince(pool, seq, PAGE)
        if (rows.length === 0) return
        seq = rows.at(-1)?.seq ?? seq
        space.to(ROOM).emit('feed:rows', rows)
      }
    },
    (error) => log.warn({ error: (error as Error).message }, 'cannot read the feed, will try again'),
  )

  space.use(async (socket, next) => {
    const viewer = await viewerOf(socket)
    if (!viewer) return next(new Error('unauthenticated'))
    if (!can(viewer, 'feed:read')) return next(new Error('forbidden'))
    next(takeAllowance('socket', viewer.id) > 0 ? new Error('too-often') : undefined)
  })

  space.on('connection', (socket) => {
    follow(socket).catch((error: Error) => {
      log.warn({ error: error.message }, 'a screen of the feed could not be brought up to date')
      socket.disconnect(true)
    })
  })

  async function follow(socket: FeedSocket): Promise<void> {
    const { since } = socket.handshake.auth as { since?: unknown }
    const latest = await latestFeedSeq(pool)
    const held = Number.isSafeInteger(since) ? (since as number) : latest
    const behind = held > latest || latest - held > REPLAY_LIMIT
    if (behind) socket.emit('feed:behind')
    const from = behind ? latest : held
    await catchUp(from, {
      reached: () => seq ?? from,
      read: (after, limit) => readFeedSince(pool, after, limit),
      tell: (rows) => socket.emit('feed:rows', rows),
      connected: () => socket.connected,
      join: (at) => {
        seq ??= at // an empty room stands where its first screen does: what came since is told to the room
        void socket.join(ROOM)
        void wake()
      },
    })
  }

  /** Cuts off whoever may not read the feed any more. */
  async function recheck(): Promise<void> {
    for (const socket of space.sockets.values()) {
      try {
        const viewer = await sessionViewer(headersOf(socket))
        if (!viewer || !can(viewer, 'feed:read')) socket.disconnect(true)
      } catch {
        return // the database is away: nobody is cut off for that
      }
    }
  }
  const timer = setInterval(() => void recheck(), RECHECK_MS)

  return { wake, recheck, stop: () => clearInterval(timer) }
}

const headersOf = (socket: FeedSocket) => new Headers({ cookie: socket.handshake.headers.cookie ?? '' })

async function viewerOf(socket: FeedSocket) {
  try {
    return await sessionViewer(headersOf(socket))
  } catch {
    return null // the database is away: refused now, the screen tries again
  }
}
