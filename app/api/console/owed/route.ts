import { systemClock } from '#lib/core/clock.ts'
import { database } from '#lib/db/prisma.ts'
import { countOwed } from '#lib/hotlists/review/queries.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

/** GET: how many entries wait for this person's word, for the line above every page. */
export const GET = sessionRoute('hotlist:edit', async (_, { viewer }) =>
  answer(200, await countOwed(database(), viewer, systemClock())),
)
