import { notFound } from '#lib/web/bad-request.ts'
import { loadPolicy, recordPolicyExport } from '#lib/web/load-policy.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

export const GET = sessionRoute({ permission: 'policy:read', allowance: 'file' }, async (request, { viewer }) => {
  const now = new Date()
  const found = await loadPolicy(new URL(request.url).searchParams.get('version') ?? undefined, now)
  if (!found) return notFound('policy version')
  const { version, content } = found
  await recordPolicyExport(viewer, version, 'json', now)
  return answer(
    200,
    { version, ...content },
    { 'content-disposition': `attachment; filename="policy-${version}.json"` },
  )
})
