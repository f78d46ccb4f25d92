import { z } from 'zod'
import { findAlarmDetail } from '#lib/alarms/queries.ts'
import { systemClock } from '#lib/core/clock.ts'
import { pool } from '#lib/db/pool.ts'
import { auditSparingly } from '#lib/web/audit-sparingly.ts'
import { badRequest, notFound } from '#lib/web/bad-request.ts'
import { personOf } from '#lib/web/reader.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

const Params = z.object({ id: z.guid() })

export const GET = sessionRoute('alarm:read', async (_, { viewer, params }) => {
  const given = Params.safeParse(params)
  if (!given.success) return badRequest(given.error)
  const { id } = given.data
  const now = systemClock()
  const detail = await findAlarmDetail(pool(), viewer, id, now)
  if (!detail) return notFound('alarm')
  const what = { action: 'alarm.read', objectType: 'alarm', objectId: id, restricted: detail.alarm.restricted } as const
  await auditSparingly(`${viewer.id} ${id}`, {
    at: now,
    ...personOf(viewer),
    ...what,
    detail: { vrm: detail.alarm.vrm },
  })
  return answer(200, detail)
})
