import { z } from 'zod'
import { can } from '#lib/access/viewer.ts'
import { findRelated } from '#lib/alarms/related/queries.ts'
import { systemClock } from '#lib/core/clock.ts'
import { pool } from '#lib/db/pool.ts'
import { badRequest } from '#lib/web/bad-request.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

const Params = z.object({ id: z.guid() })

export const GET = sessionRoute('alarm:read', async (_, { viewer, params }) => {
  const given = Params.safeParse(params)
  if (!given.success) return badRequest(given.error)
  const restricted = can(viewer, 'alarm:read-restricted')
  return answer(200, { related: await findRelated(pool(), { id: given.data.id, restricted, now: systemClock() }) })
})
