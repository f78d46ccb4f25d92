import { z } from 'zod'
import { findImage } from '#lib/alarms/queries.ts'
import { pool } from '#lib/db/pool.ts'
import { badRequest, notFound } from '#lib/web/bad-request.ts'
import { imageAnswer } from '#lib/web/image-answer.ts'
import { sessionRoute } from '#lib/web/route.ts'

const Params = z.object({ readId: z.guid(), kind: z.enum(['plate', 'overview']) })

export const GET = sessionRoute(
  { permission: 'alarm:read', allowance: 'picture' },
  async (request, { viewer, params }) => {
    const given = Params.safeParse(params)
    if (!given.success) return badRequest(given.error)
    const image = await findImage(pool(), viewer, given.data.readId, given.data.kind)
    return image ? imageAnswer(image, request.headers.get('if-none-match')) : notFound('picture')
  },
)
