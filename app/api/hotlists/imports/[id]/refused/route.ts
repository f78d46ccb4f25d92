import { z } from 'zod'
import { pool } from '#lib/db/pool.ts'
import { database } from '#lib/db/prisma.ts'
import { findImportView, findRefusals, type RefusedRow } from '#lib/hotlists/imports/queries.ts'
import { csvStream } from '#lib/web/csv-stream.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

/** Every refused row of an import as CSV, written as it is read. */
export const GET = sessionRoute(
  { permission: 'hotlist:import', allowance: 'file' },
  async (_request, { viewer, params }) => {
    const id = z.uuid().safeParse(params.id)
    const view = id.success ? await findImportView(database(), viewer, id.data) : undefined
    if (!view) return answer(404, { code: 'not-found', message: 'There is no such import' })
    return csvStream<RefusedRow>('refused-rows.csv', ['line', 'code', 'field', 'value', 'reason'], (after, limit) =>
      findRefusals(pool(), view.id, limit, after),
    )
  },
)
