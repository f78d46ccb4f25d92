import { currentSession } from '#lib/access/queries.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

/** Until when the session lasts if nothing more is heard of it. Asking is being heard of. */
export const GET = sessionRoute('settings:own', async ({ headers }) =>
  answer(200, { endsAt: (await currentSession(headers))?.endsAt.toISOString() ?? null }),
)
