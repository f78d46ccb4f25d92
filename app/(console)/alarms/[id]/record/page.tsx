import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { AlarmRecord } from '#components/record/alarm-record.tsx'
import { findAlarmDetail } from '#lib/alarms/queries.ts'
import { systemClock } from '#lib/core/clock.ts'
import { pool } from '#lib/db/pool.ts'
import { database } from '#lib/db/prisma.ts'
import { listForces } from '#lib/people/queries.ts'
import { auditSparingly } from '#lib/web/audit-sparingly.ts'
import { requireViewer } from '#lib/web/page.ts'
import { personOf } from '#lib/web/reader.ts'

export const metadata: Metadata = { title: 'Alarm record' }

/** Everything about one alarm on paper; that it was made is written down. */
export default async function AlarmRecordPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer('alarm:read')
  const id = z.guid().safeParse((await params).id)
  const now = systemClock()
  const detail = id.success ? await findAlarmDetail(pool(), viewer, id.data, now) : undefined
  if (!detail) notFound()
  await auditSparingly(`${viewer.id} record ${detail.alarm.id}`, {
    at: now,
    ...personOf(viewer),
    action: 'alarm.record-made',
    objectType: 'alarm',
    objectId: detail.alarm.id,
    restricted: detail.alarm.restricted,
    detail: { vrm: detail.alarm.vrm },
  })
  const forces = new Map((await listForces(database())).map(({ id, name }) => [id, name]))
  return <AlarmRecord detail={detail} forces={forces} madeBy={viewer.name} madeAt={now.toISOString()} />
}
