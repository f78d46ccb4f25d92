import { z } from 'zod'
import { database } from '#lib/db/prisma.ts'
import { type ClashRow, findClashRows } from '#lib/hotlists/imports/judging/queries.ts'
import { findImportView } from '#lib/hotlists/imports/queries.ts'
import { csvStream } from '#lib/web/csv-stream.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

/** Every row of an import that is graded against its risk as CSV, written as it is read. */
export const GET = sessionRoute(
  { permission: 'hotlist:import', allowance: 'file' },
  async (_request, { viewer, params }) => {
    const id = z.uuid().safeParse(params.id)
    const db = database()
    const view = id.success ? await findImportView(db, viewer, id.data) : undefined
    if (!view) return answer(404, { code: 'not-found', message: 'There is no such import' })
    return csvStream<ClashRow>('against-risk.csv', ['line', 'vrm', 'grade', 'category', 'reason'], (after, limit) =>
      findClashRows(db, view.id, limit, after),
    )
  },
)
