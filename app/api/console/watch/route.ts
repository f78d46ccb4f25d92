import { systemClock } from '#lib/core/clock.ts'
import { database } from '#lib/db/prisma.ts'
import { readWatchState } from '#lib/watch/keeping/queries.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

export const GET = sessionRoute('watch:keep', async (_, { viewer }) =>
  answer(200, await readWatchState(database(), viewer, systemClock())),
)
