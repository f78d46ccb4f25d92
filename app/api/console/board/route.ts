import { readSnapshot } from '#lib/alarms/queries.ts'
import { pool } from '#lib/db/pool.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

export const GET = sessionRoute('alarm:read', async (_, { viewer }) => answer(200, await readSnapshot(pool(), viewer)))
