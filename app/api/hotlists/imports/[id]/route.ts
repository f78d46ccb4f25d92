import { z } from 'zod'
import { pool } from '#lib/db/pool.ts'
import { database } from '#lib/db/prisma.ts'
import { findImportView, findRefusals } from '#lib/hotlists/imports/queries.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

const shownRefusals = 100

/** How far an import is, what it would do, and its first refused rows. */
export const GET = sessionRoute('hotlist:import', async (_request, { viewer, params }) => {
  const id = z.uuid().safeParse(params.id)
  const view = id.success ? await findImportView(database(), viewer, id.data) : undefined
  if (!view) return answer(404, { code: 'not-found', message: 'There is no such import' })
  const over = view.state !== 'staging'
  return answer(200, { ...view, refusals: over ? await findRefusals(pool(), view.id, shownRefusals) : [] })
})
