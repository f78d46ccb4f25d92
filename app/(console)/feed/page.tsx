import type { Metadata } from 'next'
import { FeedSearch } from '#components/feed/feed-search.tsx'
import { LiveFeed } from '#components/feed/live-feed.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { can } from '#lib/access/viewer.ts'
import { FeedFilterInput } from '#lib/alarms/feed/filter-input.ts'
import { feedChoices, findFeed, latestFeedSeq } from '#lib/alarms/feed/queries.ts'
import { pool } from '#lib/db/pool.ts'
import { feedCursorOf } from '#lib/web/feed-cursor.ts'
import { requireViewer } from '#lib/web/page.ts'
import { recordFeedSearch } from '#lib/web/record-feed.ts'
import { queryOf, type SearchParams, textOf } from '#lib/web/search-params.ts'

export const metadata: Metadata = { title: 'Feed' }
const pageSize = 100

export default async function FeedPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer('feed:read')
  const params = await searchParams
  const filter = FeedFilterInput.parse(
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, textOf(value)])),
  )
  const before = feedCursorOf(textOf(params.before))
  const now = new Date()
  const since = await latestFeedSeq(pool())
  const [{ rows, more }, choices] = await Promise.all([
    findFeed(pool(), viewer, filter, { before, limit: pageSize }),
    feedChoices(pool(), viewer, now),
  ])
  await recordFeedSearch(viewer, filter, now)
  const query = queryOf({ ...filter })
  return (
    <PageFrame
      title="Feed"
      lead="Matches of categories that call nobody: they make no alarm and no sound. Newest first; nothing here waits for an answer."
    >
      <FeedSearch
        choices={choices}
        filter={filter}
        csvHref={can(viewer, 'feed:export') ? `/feed/feed.csv${query}` : null}
      />
      <LiveFeed
        key={query + (before?.id ?? '')}
        rows={rows}
        more={more}
        filter={filter}
        live={!before}
        since={since}
        query={query}
        asAt={now.toISOString()}
      />
    </PageFrame>
  )
}
