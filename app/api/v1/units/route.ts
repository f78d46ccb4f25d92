import { pool } from '#lib/db/pool.ts'
import { listUnits } from '#lib/response/queries.ts'
import { readsRestricted } from '#lib/web/reader.ts'
import { answer, tokenRoute } from '#lib/web/route.ts'

export const GET = tokenRoute('units:read', async (_, { client }) =>
  answer(200, { units: await listUnits(pool(), { restricted: readsRestricted(client) }) }),
)
