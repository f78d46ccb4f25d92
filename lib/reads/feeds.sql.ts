import type { Database } from '../db/prisma.ts'
import type { FeedRow } from './feed-health.ts'

/** Every source that may send, with what it last sent. */
export const listFeeds = (db: Database): Promise<FeedRow[]> =>
  db.$queryRaw<FeedRow[]>`
    SELECT s.id, s.name, f.last_received_at AS "lastReceivedAt", f.delay_sec AS "delaySec"
    FROM ingest_source s LEFT JOIN feed_state f ON f.source_id = s.id
    WHERE s.enabled ORDER BY s.name, s.id`
