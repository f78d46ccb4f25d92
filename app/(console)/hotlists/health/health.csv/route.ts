import { healthCsv } from '#lib/alarms/list-health/health-csv.ts'
import { csvAnswer } from '#lib/web/csv-answer.ts'
import { loadHealth, recordHealthExport } from '#lib/web/load-health.ts'
import { sessionRoute } from '#lib/web/route.ts'

export const GET = sessionRoute({ permission: 'correction:read', allowance: 'file' }, async (_, { viewer }) => {
  const now = new Date()
  const { rows, asAt } = await loadHealth(viewer, now)
  await recordHealthExport(viewer, now)
  return csvAnswer(`list-health-${asAt.toISOString().slice(0, 16).replace(':', '')}Z.csv`, healthCsv(rows, asAt))
})
