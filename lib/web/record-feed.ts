import type { Viewer } from '../access/viewer.ts'
import type { FeedFilter } from '../alarms/feed/filter.ts'
import { appendAudit } from '../audit/store.ts'
import { database } from '../db/prisma.ts'
import { auditSparingly } from './audit-sparingly.ts'
import { personOf } from './reader.ts'

const feed = { objectType: 'feed', objectId: null }

/** A look for a mark is a consultation and is recorded; watching the feed go by is the page's own purpose. */
export async function recordFeedSearch(viewer: Viewer, filter: FeedFilter, at: Date): Promise<void> {
  if (!filter.mark) return
  const what = { at, ...personOf(viewer), action: 'feed.searched' as const, ...feed, detail: { ...filter } }
  await auditSparingly(`feed ${viewer.id} ${JSON.stringify(filter)}`, what)
}

/** Every copy that leaves the house is recorded, before it leaves. */
export const recordFeedExport = (viewer: Viewer, filter: FeedFilter, lines: number, at: Date): Promise<void> =>
  database().$transaction((tx) =>
    appendAudit(tx, { at, ...personOf(viewer), action: 'feed.exported', ...feed, detail: { ...filter, lines } }),
  )
