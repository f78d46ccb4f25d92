import { can } from '#lib/access/viewer.ts'
import { pool } from '#lib/db/pool.ts'
import { listUnits } from '#lib/response/queries.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

export const GET = sessionRoute('unit:read', async (_, { viewer }) =>
  answer(200, { units: await listUnits(pool(), { restricted: can(viewer, 'alarm:read-restricted') }) }),
)
