import type { Metadata } from 'next'
import { ResponseReportView } from '#components/reports/response-report-view.tsx'
import { ErrorState } from '#components/ui/state.tsx'
import { can } from '#lib/access/viewer.ts'
import { pool } from '#lib/db/pool.ts'
import { listForces } from '#lib/reporting/queries.ts'
import { auditSparingly } from '#lib/web/audit-sparingly.ts'
import { loadResponseReport, reportQueryOf } from '#lib/web/load-response-report.ts'
import { requireViewer } from '#lib/web/page.ts'
import type { SearchParams } from '#lib/web/search-params.ts'

export const metadata: Metadata = { title: 'Response to alarms' }

export default async function ResponsePage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer('report:read')
  const query = await reportQueryOf(searchParams)
  const [loaded, forces] = await Promise.all([loadResponseReport(viewer, query), listForces(pool())])
  const asked = { query, forces, mayExport: can(viewer, 'report:export') }
  if (!loaded.ok) {
    return (
      <ResponseReportView {...asked}>
        <ErrorState title={loaded.refusal.message}>
          Nothing was changed. Choose another period or force above.
        </ErrorState>
      </ResponseReportView>
    )
  }
  const { report, period, audit } = loaded.value
  await auditSparingly(`${viewer.id} response ${JSON.stringify(query)}`, { ...audit, action: 'report.read' })
  return <ResponseReportView {...asked} report={report} period={period.name} />
}
