import { z } from 'zod'
import { can } from '#lib/access/viewer.ts'
import { findLastSighting } from '#lib/alarms/queries.ts'
import { systemClock } from '#lib/core/clock.ts'
import { pool } from '#lib/db/pool.ts'
import { badRequest, notFound } from '#lib/web/bad-request.ts'
import { onwardFrom } from '#lib/web/camera-picture.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

const Params = z.object({ id: z.guid() })

/** Where the vehicle of an alarm may be read next: a guess from passages of all vehicles, and said to be one. */
export const GET = sessionRoute('alarm:read', async (_, { viewer, params }) => {
  const given = Params.safeParse(params)
  if (!given.success) return badRequest(given.error)
  const sighting = await findLastSighting(pool(), given.data.id, can(viewer, 'alarm:read-restricted'))
  if (!sighting) return notFound('alarm')
  const { readId, cameraId, capturedAt } = sighting
  return answer(200, { readId, onward: await onwardFrom(cameraId, capturedAt, systemClock()) })
})
