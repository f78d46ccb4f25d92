import { policyCsv } from '#lib/alarms/policies/policy-csv.ts'
import { notFound } from '#lib/web/bad-request.ts'
import { csvAnswer } from '#lib/web/csv-answer.ts'
import { loadPolicy, recordPolicyExport } from '#lib/web/load-policy.ts'
import { sessionRoute } from '#lib/web/route.ts'

export const GET = sessionRoute({ permission: 'policy:read', allowance: 'file' }, async (request, { viewer }) => {
  const now = new Date()
  const found = await loadPolicy(new URL(request.url).searchParams.get('version') ?? undefined, now)
  if (!found) return notFound('policy version')
  const { version, content } = found
  await recordPolicyExport(viewer, version, 'csv', now)
  return csvAnswer(`policy-${version}.csv`, policyCsv(version, content))
})
