import { systemClock } from '#lib/core/clock.ts'
import { pool } from '#lib/db/pool.ts'
import { takePositions } from '#lib/response/commands.ts'
import { PositionBatch, positionLimit } from '#lib/response/position-report.ts'
import { badRequest } from '#lib/web/bad-request.ts'
import { readJson } from '#lib/web/json-body.ts'
import { answer, tokenRoute } from '#lib/web/route.ts'

// A position with everything in it is under 200 bytes; twice that leaves room for fields we do not know.
const maxBytes = positionLimit * 400

export const POST = tokenRoute('units:write', async (request) => {
  const body = await readJson(request, maxBytes)
  if (!body.ok) return body.response
  const batch = PositionBatch.safeParse(body.value)
  if (!batch.success) return badRequest(batch.error)
  return answer(200, await takePositions(pool(), batch.data.positions, systemClock()))
})
