import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { movedSince } from '#lib/response/moved.ts'
import { listPositions } from '#lib/response/queries.ts'
import type { ConsoleNamespace } from './alarm-feed.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** At most one message a second to every screen: the newest position of each unit that moved. */
const THIN_MS = 1_000

export function createPositionFeed(pool: Pool, space: ConsoleNamespace, log: Logger) {
  const sent = new Map<string, string>() // unit → time of the position last sent: device clocks differ, so no one cursor serves
  let last = 0
  const send = oneAtATime(
    async () => {
      const positions = movedSince(sent, await listPositions(pool))
      if (positions.length === 0) return
      space.emit('unit:positions', positions)
    },
    (error) => log.warn({ error: (error as Error).message }, 'cannot read unit positions, will try again'),
  )
  return {
    wake: async () => {
      if (Date.now() - last < THIN_MS * 0.9) return
      last = Date.now()
      await send()
    },
  }
}
