import { z } from 'zod'
import { apiAlarm } from '#lib/alarms/api-alarm.ts'
import { findAlarm } from '#lib/alarms/queries.ts'
import { systemClock } from '#lib/core/clock.ts'
import { pool } from '#lib/db/pool.ts'
import { auditSparingly } from '#lib/web/audit-sparingly.ts'
import { badRequest, notFound } from '#lib/web/bad-request.ts'
import { programOf, readsRestricted } from '#lib/web/reader.ts'
import { answer, tokenRoute } from '#lib/web/route.ts'

const Params = z.object({ id: z.guid() })

export const GET = tokenRoute('alarms:read', async (_, { client, params }) => {
  const given = Params.safeParse(params)
  if (!given.success) return badRequest(given.error)
  const { id } = given.data
  const now = systemClock()
  const found = await findAlarm(pool(), { id, restricted: readsRestricted(client), now })
  if (!found) return notFound('alarm')
  const what = { action: 'alarm.read', objectType: 'alarm', objectId: id, restricted: found.alarm.restricted } as const
  await auditSparingly(`${client.id} ${id}`, { at: now, ...programOf(client), ...what })
  return answer(200, apiAlarm(found))
})
