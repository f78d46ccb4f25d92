import { systemClock } from '#lib/core/clock.ts'
import { auditSparingly } from '#lib/web/audit-sparingly.ts'
import { find } from '#lib/web/find.ts'
import { personOf } from '#lib/web/reader.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'
import { textOf } from '#lib/web/search-params.ts'

/** GET ?q=: what the desk's search finds. Looking somebody up is written down before it is answered, once in ten minutes for the same words. */
export const GET = sessionRoute({ permission: 'alarm:read', allowance: 'search' }, async (request, { viewer }) => {
  const text = textOf(new URL(request.url).searchParams.get('q') ?? undefined)
  if (!text || text.length < 2) return answer(200, { found: [] })
  const now = systemClock()
  const { found, restricted } = await find(viewer, text, now)
  await auditSparingly(`${viewer.id} find ${restricted ? 'covert ' : ''}${text.toLowerCase()}`, {
    at: now,
    ...personOf(viewer),
    action: 'desk.searched',
    objectType: 'desk',
    objectId: null,
    restricted,
    detail: { text },
  })
  return answer(200, { found })
})
