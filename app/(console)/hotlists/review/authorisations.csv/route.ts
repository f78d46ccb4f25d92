import { systemClock } from '#lib/core/clock.ts'
import { database } from '#lib/db/prisma.ts'
import { authorisationsCsv } from '#lib/hotlists/authority/authorisations-csv.ts'
import { listAuthorisations } from '#lib/hotlists/review/queries.ts'
import { auditSparingly } from '#lib/web/audit-sparingly.ts'
import { csvAnswer } from '#lib/web/csv-answer.ts'
import { personOf } from '#lib/web/reader.ts'
import { sessionRoute } from '#lib/web/route.ts'

const DAYS = 90

/** GET: the authorisations of the last 90 days, those that came too late among them. */
export const GET = sessionRoute({ permission: 'hotlist:edit', allowance: 'file' }, async (_, { viewer }) => {
  const at = systemClock()
  const lines = await listAuthorisations(database(), viewer, new Date(at.getTime() - DAYS * 86_400_000))
  await auditSparingly(`${viewer.id} authorisations ${at.toISOString()}`, {
    at,
    ...personOf(viewer),
    action: 'hotlist-entry.authorisations-exported',
    objectType: 'hotlist-entry',
    objectId: null,
    restricted: lines.some(({ entry }) => entry.action === 'SILENT'),
    detail: { count: lines.length, days: DAYS },
  })
  return csvAnswer(`authorisations-${at.toISOString().slice(0, 10)}.csv`, authorisationsCsv(lines, at))
})
