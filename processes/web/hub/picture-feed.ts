import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { alarmsOfReads } from '#lib/alarms/queries.ts'
import { isReadId } from '#lib/reads/read-id.ts'
import { type ConsoleNamespace, rooms } from './alarm-feed.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** A read has two pictures, and both come about when it does: screens are told of what came in this time together. */
const REST_MS = 250

/** Tells screens which alarms have a picture now that was not there before; `readId` is '' when none is named. */
export function createPictureFeed(pool: Pool, space: ConsoleNamespace, log: Logger) {
  let reads = new Set<string>()
  const tell = oneAtATime(
    async () => {
      if (reads.size === 0) return
      const taken = reads
      reads = new Set()
      try {
        const alarms = await alarmsOfReads(pool, [...taken])
        const open = alarms.filter(({ restricted }) => !restricted)
        const idsOf = (some: typeof alarms) => some.map(({ id }) => id)
        if (open.length > 0) space.to(rooms.open).emit('alarm:pictured', idsOf(open))
        if (alarms.length > 0) space.to(rooms.cleared).emit('alarm:pictured', idsOf(alarms))
      } catch (error) {
        for (const read of taken) reads.add(read)
        throw error
      }
    },
    (error) => log.warn({ error: (error as Error).message }, 'screens are not told of pictures yet, will try again'),
    REST_MS,
  )
  return {
    wake: async (told: boolean, readId: string): Promise<void> => {
      if (isReadId(readId)) reads.add(readId)
      else if (told) space.emit('alarm:pictured', null) // the listener was away: any may have come meanwhile
      await tell()
    },
  }
}
