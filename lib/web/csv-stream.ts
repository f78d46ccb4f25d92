import { csvLine } from '../hotlists/files/formula.ts'

/** Rows with a line number as a CSV file, a page at a time as it is read: a million of them are never held. */
export function csvStream<Row extends { line: number }>(
  name: string,
  columns: readonly (keyof Row & string)[],
  pageAfter: (line: number, limit: number) => Promise<Row[]>,
  limit = 5000,
): Response {
  const text = new TextEncoder()
  let after = 0
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(text.encode(csvLine([...columns]))),
    async pull(controller) {
      const rows = await pageAfter(after, limit)
      for (const row of rows) {
        const cells = columns.map((column) => row[column] as string | number | null)
        controller.enqueue(text.encode(csvLine(cells)))
      }
      after = rows.at(-1)?.line ?? after
      if (rows.length < limit) controller.close()
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
