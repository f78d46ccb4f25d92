import { feedCsv } from '#lib/alarms/feed/feed-csv.ts'
import { FeedFilterInput } from '#lib/alarms/feed/filter-input.ts'
import { findFeed } from '#lib/alarms/feed/queries.ts'
import { pool } from '#lib/db/pool.ts'
import { csvAnswer } from '#lib/web/csv-answer.ts'
import { recordFeedExport } from '#lib/web/record-feed.ts'
import { sessionRoute } from '#lib/web/route.ts'

/** What a spreadsheet opens without complaint; the newest come first, the page says that there are more. */
const mostLines = 50_000

export const GET = sessionRoute({ permission: 'feed:export', allowance: 'file' }, async (request, { viewer }) => {
  const filter = FeedFilterInput.parse(Object.fromEntries(new URL(request.url).searchParams))
  const now = new Date()
  const { rows } = await findFeed(pool(), viewer, filter, { limit: mostLines })
  await recordFeedExport(viewer, filter, rows.length, now)
  return csvAnswer(`feed-${now.toISOString().slice(0, 16).replace(':', '')}Z.csv`, feedCsv(rows))
})
