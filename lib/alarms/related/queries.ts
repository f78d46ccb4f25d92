import type pg from 'pg'
import { relatedAlarms } from './related.sql.ts'
import { RelatedAlarm, relatedPolicy } from './related.ts'

const DAY_MS = 86_400_000

/**
 * Other alarms of the same mark or of a look-alike, and of vehicles that were seen together with this one; nothing when
 * the alarm does not exist or is not for this person to see.
 */
export async function findRelated(
  db: Pick<pg.Pool, 'query'>,
  { id, restricted, now }: { id: string; restricted: boolean; now: Date },
): Promise<RelatedAlarm[]> {
  const { togetherSec, togetherCameras, daysBack, most } = relatedPolicy
  const since = new Date(now.getTime() - daysBack * DAY_MS)
  const { rows } = await db.query(relatedAlarms, [id, restricted, since, togetherSec, togetherCameras, most])
  return rows.map((row) => RelatedAlarm.parse({ ...row, raisedAt: row.raisedAt.toISOString() }))
}
