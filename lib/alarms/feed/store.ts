import type { Prisma } from '#prisma/client/client.ts'
import { type IncomingMatch, isRestricted } from '../sighting.ts'

type Tx = Prisma.TransactionClient

/**
 * Writes lines of the feed, one statement for all. Needs `openLog`: the order of `seq` is the order of commit. A match
 * that is there already stays as it is.
 */
export async function appendToFeed(
  tx: Tx,
  matches: readonly IncomingMatch[],
  policyVersion: number,
  at: Date,
): Promise<void> {
  const lines = matches.map(({ id, entry, place, kind, posterior }) => ({
    match_id: id,
    restricted: isRestricted(entry),
    captured_at: place.capturedAt,
    read_id: place.readId,
    vrm: place.vrm,
    entry_id: entry.id,
    entry_vrm: entry.vrm,
    hotlist_id: entry.hotlistId,
    category: entry.category,
    reason: entry.reason,
    make: entry.make,
    model: entry.model,
    colour: entry.colour,
    camera_id: place.cameraId,
    camera_name: place.cameraName,
    road: place.road,
    direction: place.direction,
    force_id: place.forceId,
    kind,
    posterior,
  }))
  await tx.$executeRaw`
    INSERT INTO feed_match (match_id, seq, restricted, taken_at, captured_at, read_id, vrm, entry_id, entry_vrm,
      hotlist_id, category, reason, make, model, colour, camera_id, camera_name, road, direction, force_id, kind,
      posterior, policy_version)
    SELECT match_id, nextval(CASE WHEN restricted THEN 'feed_match_covert_seq' ELSE 'feed_match_seq' END::regclass),
      restricted, ${at}, captured_at, read_id, vrm, entry_id, entry_vrm, hotlist_id, category, reason, make, model,
      colour, camera_id, camera_name, road, direction, force_id, kind, posterior, ${policyVersion}::int
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS line (match_id uuid, restricted boolean,
      captured_at timestamptz, read_id uuid, vrm text, entry_id uuid, entry_vrm text, hotlist_id text, category text,
      reason text, make text, model text, colour text, camera_id text, camera_name text, road text, direction text,
      force_id text, kind text, posterior float8)
    ON CONFLICT (match_id) DO NOTHING`
}

/** Erases lines taken in before a moment, at most `limit`; how many it were, and how many of them of SILENT entries. */
export async function eraseFeed(tx: Tx, before: Date, limit: number): Promise<{ erased: number; covert: number }> {
  const [row] = await tx.$queryRaw<{ erased: number; covert: number }[]>`
    WITH gone AS (
      DELETE FROM feed_match
      WHERE match_id IN (SELECT match_id FROM feed_match WHERE taken_at < ${before} LIMIT ${limit}) RETURNING restricted
    )
    SELECT count(*)::int AS erased, count(*) FILTER (WHERE restricted)::int AS covert FROM gone`
  return row ?? { erased: 0, covert: 0 }
}
