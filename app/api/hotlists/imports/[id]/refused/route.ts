import { z } from 'zod'
import { pool } from '#lib/db/pool.ts'
import { database } from '#lib/db/prisma.ts'
import { csvLine } from '#lib/hotlists/files/formula.ts'
import { findImportView, findRefusals } from '#lib/hotlists/imports/queries.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

const page = 5000

/** Every refused row of an import as CSV, written as it is read. */
export const GET = sessionRoute('hotlist:import', async (_request, { viewer, params }) => {
  const id = z.uuid().safeParse(params.id)
  const view = id.success ? await findImportView(database(), viewer, id.data) : undefined
  if (!view) return answer(404, { code: 'not-found', message: 'There is no such import' })
  const text = new TextEncoder()
  let after = 0
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(text.encode(csvLine(['line', 'code', 'field', 'value', 'reason']))),
    async pull(controller) {
      const rows = await findRefusals(pool(), view.id, page, after)
      for (const row of rows)
        controller.enqueue(text.encode(csvLine([row.line, row.code, row.field, row.value, row.reason])))
      after = rows.at(-1)?.line ?? after
      if (rows.length < page) controller.close()
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="refused-rows.csv"',
      'cache-control': 'no-store',
    },
  })
})
