import { responseCsv } from '#lib/reporting/response-csv.ts'
import { loadResponseReport, recordExport, reportQueryOf } from '#lib/web/load-response-report.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

export const GET = sessionRoute({ permission: 'report:export', allowance: 'file' }, async (request, { viewer }) => {
  const params = Object.fromEntries(new URL(request.url).searchParams)
  const loaded = await loadResponseReport(viewer, await reportQueryOf(Promise.resolve(params)))
  if (!loaded.ok) return answer(400, { code: loaded.refusal.kind, message: loaded.refusal.message })
  const { report } = loaded.value
  await recordExport(loaded.value)
  const name = `response-${report.producedAt.slice(0, 16).replace(':', '')}Z.csv`
  return new Response(responseCsv(report), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
})
