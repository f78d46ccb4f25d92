import { z } from 'zod'
import { systemClock } from '#lib/core/clock.ts'
import { pool } from '#lib/db/pool.ts'
import { database } from '#lib/db/prisma.ts'
import { findDuplicates } from '#lib/hotlists/entries/queries.ts'
import { findLookAlikes } from '#lib/matching/look-alikes/queries.ts'
import { classifyMark } from '#lib/reads/mark/classify.ts'
import { isPattern, normalisePattern } from '#lib/reads/mark/normalise.ts'
import { refuseMark } from '#lib/reads/mark/pattern.ts'
import { badRequest } from '#lib/web/bad-request.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

const Query = z.object({ mark: z.string().max(64), except: z.uuid().optional() })

/** GET ?mark=: how a mark will be listed, what looks like it, and where it stands already. */
export const GET = sessionRoute({ permission: 'hotlist:edit', allowance: 'search' }, async (request, { viewer }) => {
  const query = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return badRequest(query.error)
  const mark = normalisePattern(query.data.mark)
  const problem = mark === '' ? null : (refuseMark(mark) ?? null)
  const [lookAlikes, duplicates] = await Promise.all([
    problem ? [] : findLookAlikes(pool(), viewer, mark, systemClock()),
    findDuplicates(database(), viewer, mark, query.data.except),
  ])
  return answer(200, { mark, format: classifyMark(mark), partial: isPattern(mark), problem, lookAlikes, duplicates })
})
