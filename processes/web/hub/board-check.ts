import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { can, type Viewer } from '#lib/access/viewer.ts'
import { boardAt } from '#lib/alarms/board-at.sql.ts'
import { boardHash } from '#lib/alarms/board-hash.ts'
import { BoardClaim } from '#lib/realtime/contract.ts'
import type { AlarmFeed, ConsoleSocket } from './alarm-feed.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { boardTurn } from './persons-share.ts'

/** A screen forgives itself this many differences in a row: its own acts may be ahead of the log for a moment. */
const faultFrom = 3
/** Between two boards for one screen: it compares once a second at most, and a client that is broken gets no more. */
export const BOARD_REST_MS = 1_000

/** Answers screens whether their board is the server's as of their sequence; counts those that were not. */
export function createBoardCheck(pool: Pool, feed: Pick<AlarmFeed, 'isFar'>, log: Logger) {
  let healed = 0

  async function compare(viewer: Viewer, { seq, hash, attempt }: BoardClaim): Promise<boolean> {
    const restricted = can(viewer, 'alarm:read-restricted')
    // One so far behind gets the whole board without that the log is read for it.
    const ours = feed.isFar(viewer, seq) ? null : boardHash(await boardAt(pool, { seq, restricted }))
    const same = ours === hash
    if (!same && attempt >= faultFrom) {
      healed += 1
      log.error({ seq, ours, theirs: hash, person: viewer.id }, 'a board did not equal ours: it is replaced')
    }
    return same
  }

  return {
    healed: () => healed,
    /** Compares what a person's screen claims with what this person could see as of its sequence. */
    compare,
    /** Compares what the screen claims, the newest claim alone when they come too fast. */
    attend(socket: ConsoleSocket): void {
      let asked: { claim: BoardClaim; answer: (same: boolean) => void } | undefined
      const turn = oneAtATime(
        async () => {
          if (!asked || !(await boardTurn(socket))) return
          const { claim, answer } = asked
          asked = undefined
          answer(await compare(socket.data.viewer, claim))
        },
        // Not answered is not different: the screen asks again at its next turn.
        (error) => log.warn({ error: (error as Error).message }, 'a board could not be compared'),
        BOARD_REST_MS,
      )
      socket.on('board:check', (message: unknown, answer: unknown) => {
        const claim = BoardClaim.safeParse(message)
        if (!claim.success || typeof answer !== 'function') return
        asked = { claim: claim.data, answer: answer as (same: boolean) => void }
        void turn()
      })
    },
  }
}
