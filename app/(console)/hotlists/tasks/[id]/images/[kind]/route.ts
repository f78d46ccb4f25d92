import { z } from 'zod'
import { pool } from '#lib/db/pool.ts'
import { findTaskImage } from '#lib/hotlists/corrections/queries.ts'
import { badRequest, notFound } from '#lib/web/bad-request.ts'
import { imageAnswer } from '#lib/web/image-answer.ts'
import { sessionRoute } from '#lib/web/route.ts'

const Params = z.object({ id: z.guid(), kind: z.enum(['plate', 'overview']) })

export const GET = sessionRoute(
  { permission: 'correction:read', allowance: 'picture' },
  async (request, { viewer, params }) => {
    const given = Params.safeParse(params)
    if (!given.success) return badRequest(given.error)
    const image = await findTaskImage(pool(), viewer, given.data.id, given.data.kind)
    return image ? imageAnswer(image, request.headers.get('if-none-match')) : notFound('picture')
  },
)
