import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { readPositionsSince } from '#lib/response/queries.ts'
import type { ConsoleNamespace } from './alarm-feed.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** At most one message a second to every screen: the newest position of each unit that moved. */
const THIN_MS = 1_000

export function createPositionFeed(pool: Pool, space: ConsoleNamespace, log: Logger) {
  let since = new Date(0)
  let last = 0
  const send = oneAtATime(
    async () => {
      const positions = await readPositionsSince(pool, since)
      if (positions.length === 0) return
      since = new Date(Math.max(...positions.map((position) => Date.parse(position.at))))
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
