import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { can } from '#lib/access/viewer.ts'
import { boardAt } from '#lib/alarms/board-at.sql.ts'
import { boardHash } from '#lib/alarms/board-hash.ts'
import { BoardClaim } from '#lib/realtime/contract.ts'
import type { ConsoleSocket } from './alarm-feed.ts'

/** A screen forgives itself this many differences in a row: its own acts may be ahead of the log for a moment. */
const faultFrom = 3

/** Answers screens whether their board is the server's as of their sequence; counts those that were not. */
export function createBoardCheck(pool: Pool, log: Logger) {
  let healed = 0
  return {
    healed: () => healed,
    async check(socket: ConsoleSocket, message: unknown, answer: unknown): Promise<void> {
      if (typeof answer !== 'function') return
      const claim = BoardClaim.safeParse(message)
      if (!claim.success) return
      const restricted = can(socket.data.viewer, 'alarm:read-restricted')
      try {
        const { seq, hash, attempt } = claim.data
        const ours = boardHash(await boardAt(pool, { seq, restricted }))
        const same = ours === hash
        if (!same && attempt >= faultFrom) {
          healed += 1
          log.error(
            { seq, ours, theirs: hash, person: socket.data.viewer.id },
            'a board did not equal ours: it is replaced',
          )
        }
        answer(same)
      } catch (error) {
        // Not answered is not different: the screen asks again at its next turn.
        log.warn({ error: (error as Error).message }, 'a board could not be compared')
      }
    },
  }
}
