import { ApiAlarmQuery, apiAlarm } from '#lib/alarms/api-alarm.ts'
import { listAlarms } from '#lib/alarms/queries.ts'
import { systemClock } from '#lib/core/clock.ts'
import { pool } from '#lib/db/pool.ts'
import { auditSparingly } from '#lib/web/audit-sparingly.ts'
import { badRequest } from '#lib/web/bad-request.ts'
import { programOf, readsRestricted } from '#lib/web/reader.ts'
import { answer, tokenRoute } from '#lib/web/route.ts'

export const GET = tokenRoute('alarms:read', async (request, { client }) => {
  const query = ApiAlarmQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return badRequest(query.error)
  const now = systemClock()
  const page = await listAlarms(pool(), { ...query.data, restricted: readsRestricted(client), now })
  if (page.alarms.length > 0) {
    await auditSparingly(`${client.id} ${JSON.stringify(query.data)} ${page.next}`, {
      at: now,
      ...programOf(client),
      action: 'alarm.listed',
      objectType: 'alarm',
      objectId: null,
      // What a cleared program was given and where it stands in the whole log is for cleared auditors.
      restricted: readsRestricted(client),
      detail: { ...query.data, count: page.alarms.length, next: page.next },
    })
  }
  return answer(200, { ...page, alarms: page.alarms.map(apiAlarm) })
})
