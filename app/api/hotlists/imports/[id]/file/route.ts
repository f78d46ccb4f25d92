import { z } from 'zod'
import { importerOf } from '#lib/hotlists/imports/importer.ts'
import { stageImport } from '#lib/hotlists/imports/staging/commands.ts'
import { importDeps } from '#lib/web/import-deps.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

/** The file of an import that was begun, as it is; read as it comes. */
export const PUT = sessionRoute('hotlist:import', async (request, { viewer, params }) => {
  const id = z.uuid().safeParse(params.id)
  if (!id.success || !request.body) return answer(400, { code: 'invalid', message: 'Send the file as the body' })
  const format = /ndjson/i.test(request.headers.get('content-type') ?? '') ? 'ndjson' : 'csv'
  const source = request.body as unknown as AsyncIterable<Uint8Array>
  const deps = importDeps()
  const staged = await stageImport(deps, importerOf(viewer), { importId: id.data, format, source })
  return staged.ok
    ? answer(200, staged.value)
    : answer(422, { code: staged.refusal.kind, message: staged.refusal.message })
})
